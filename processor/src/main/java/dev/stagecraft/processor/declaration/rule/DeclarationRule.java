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
    List<DeclarationRule> LIMITS =
            List.of(StageRules::stagesAreLimited, StemRules::convolutionsAreLimited, BlockRules::unitsAreLimited);

    /** All other rules, in the order in which their errors are printed. */
    List<DeclarationRule> ALL = List.of(
            NetworkRules::hasInput,
            NetworkRules::hasStage,
            NetworkRules::hasHead,
            BackboneRules::hasNoHead,
            BackboneRules::stagesExist,
            BackboneRules::stagesRise,
            BackboneRules::hasStage,
            BackboneRules::normalizationIsUsed,
            NetworkRules::nameIsReadable,
            NetworkRules::nameIsFree,
            SizeRules::arePositive,
            SizeRules::windowsAreLimited,
            SizeRules::kernelsAreOdd,
            DroppingRules::ratesAreShares,
            StemRules::hasFilters,
            StemRules::poolKeepsMap,
            PoolRules::settingsNeedWindow,
            PoolRules::paddingIsNotNegative,
            PoolRules::paddingIsWithinKernel,
            PoolRules::zerosNeedMaximum,
            PoolRules::ceilingNeedsMaximum,
            PoolRules::hasEffect,
            HeadRules::poolHasNoFilters,
            HeadRules::hasSeveralClasses,
            NormalizationRules::epsilonIsPositive,
            ConvolutionRules::epsilonIsPositive,
            NormalizationRules::decayIsShare,
            NormalizationRules::groupsNeedGroupKind,
            NormalizationRules::decayNeedsBatch,
            ConvolutionRules::biasSettingIsUsed,
            NormalizationRules::settingIsUsed,
            BlockDesignRules::zeroInitNeedsPostActivation,
            BlockDesignRules::reduceFirstDivides,
            BlockDesignRules::strideOnNeedsBottleneck,
            BlockRules::isDeclared,
            BlockRules::hasUnits,
            BlockRules::saysAll,
            BlockRules::strideIsCarried,
            BlockRules::oneUnitStrides,
            UnitRules::hasFiltersOrScale,
            UnitRules::scaleIsPositive,
            UnitRules::filtersAreWhole,
            UnitRules::filtersAreLimited,
            StageRules::expansionNeedsBottleneck,
            StageRules::baseWidthNeedsBottleneck,
            StageRules::groupHasFilters,
            StageRules::widthIsWhole,
            StageRules::widthIsLimited,
            StageRules::channelsAreLimited,
            StageRules::outputIsMap,
            StrideRules::dilationIsUsed,
            StrideRules::outputStrideIsReached,
            StrideRules::dilationFollowsOutputStride,
            StrideRules::filterHasStride,
            AttentionRules::stagesExist,
            AttentionRules::isOneOfBlock,
            AttentionRules::kernelForEachStage,
            DroppingRules::stagesExist,
            DroppingRules::eachSizeHasScale,
            DroppingRules::scalesArePositive,
            DroppingRules::scaledRatesAreShares,
            DroppingRules::severalBlocksToDrop,
            PreprocessingRules::channelsOfAnImage,
            PreprocessingRules::valueForEachChannel,
            PreprocessingRules::orderNeedsColors,
            PreprocessingRules::resizeNeedsCrop,
            PreprocessingRules::cropFits,
            PreprocessingRules::meanIsInRange,
            PreprocessingRules::deviationIsInRange,
            PreprocessingRules::rangeFitsValues,
            NetworkRules::budgetLimitsSomething);

    void check(NetworkDeclaration network, Diagnostics diagnostics);
}
