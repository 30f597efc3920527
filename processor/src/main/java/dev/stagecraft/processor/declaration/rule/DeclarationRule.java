/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import java.util.List;

/** Something that must hold of every declaration. */
@FunctionalInterface
public interface DeclarationRule {
    /** Rules that keep the work of all others small: where they do not hold, the others are not asked. */
    List<DeclarationRule> LIMITS = List.of(new StageLimit(), new StemLimit(), new UnitLimit());

    /** All other rules, in the order in which their errors are printed. */
    List<DeclarationRule> ALL = List.of(
            new InputRequired(),
            new StageRequired(),
            new HeadRequired(),
            new BackboneOrHead(),
            new BackboneStagesExist(),
            new BackboneStagesRise(),
            new BackboneHasStage(),
            new BackboneNormalizationIsUsed(),
            new ReadableName(),
            new ReservedName(),
            new PositiveSizes(),
            new WindowLimit(),
            new OddKernels(),
            new Rates(),
            new StemFilters(),
            new StemPoolKeepsMap(),
            new PoolWindow(),
            new PaddingNotNegative(),
            new PoolPadding(),
            new ZeroPaddedMaximum(),
            new CeilingOfMaximum(),
            new PoolHasEffect(),
            new HeadPoolHasNoFilters(),
            new SeveralClasses(),
            new Epsilon(),
            new StandardizationEpsilon(),
            new Decay(),
            new NormalizationGroups(),
            new DecayNeedsBatch(),
            new BiasSettingIsUsed(),
            new NormalizationSettingIsUsed(),
            new ZeroInitNeedsPostActivation(),
            new ReduceFirstDivides(),
            new StrideOnNeedsBottleneck(),
            new BlockIsDeclared(),
            new BlockHasUnits(),
            new BlockSaysAll(),
            new StrideIsCarried(),
            new OneUnitStrides(),
            new FiltersOrScale(),
            new PositiveScale(),
            new UnitWidthIsWhole(),
            new UnitWidthLimit(),
            new ExpansionNeedsBottleneck(),
            new BaseWidthNeedsBottleneck(),
            new GroupHasFilters(),
            new WidthIsWhole(),
            new WidthLimit(),
            new OutputChannelLimit(),
            new OutputDimensions(),
            new DilationIsUsed(),
            new OutputStrideIsReached(),
            new DilationFollowsOutputStride(),
            new FilterHasStride(),
            new AttentionStagesExist(),
            new OneAttention(),
            new KernelForEachStage(),
            new DropBlockStagesExist(),
            new EachSizeHasScale(),
            new PositiveDropBlockScales(),
            new DropBlockShares(),
            new SeveralBlocksToDrop(),
            new ChannelsOfAnImage(),
            new ValueForEachChannel(),
            new OrderNeedsColors(),
            new ResizeNeedsCrop(),
            new CropFits(),
            new MeanIsInRange(),
            new DeviationIsInRange(),
            new RangeOfValues(),
            new BudgetLimitsSomething());

    void check(NetworkDeclaration network, Diagnostics diagnostics);
}
