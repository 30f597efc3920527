package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import java.util.List;

/** Something that must hold of every declaration. */
@FunctionalInterface
public interface DeclarationRule {
    /** Rules that keep the work of all others small: where they do not hold, the others are not asked. */
    List<DeclarationRule> LIMITS = List.of(new StageLimit(), new StemLimit());

    /** All other rules, in the order in which their errors are printed. */
    List<DeclarationRule> ALL = List.of(
            new InputRequired(),
            new StageRequired(),
            new HeadRequired(),
            new ReadableName(),
            new ReservedName(),
            new PositiveSizes(),
            new WindowLimit(),
            new StemFilters(),
            new StemPoolKeepsMap(),
            new PoolWindow(),
            new PaddingNotNegative(),
            new PoolPadding(),
            new PoolHasEffect(),
            new SeveralClasses(),
            new Epsilon(),
            new Decay(),
            new StrideOnNeedsBottleneck(),
            new ExpansionNeedsBottleneck(),
            new BaseWidthNeedsBottleneck(),
            new GroupHasFilters(),
            new WidthIsWhole(),
            new WidthLimit(),
            new OutputChannelLimit(),
            new OutputDimensions(),
            new DilationIsUsed(),
            new BudgetLimitsSomething());

    void check(NetworkDeclaration network, Diagnostics diagnostics);
}
