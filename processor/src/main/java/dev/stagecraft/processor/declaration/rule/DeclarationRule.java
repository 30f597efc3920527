package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import java.util.List;

/** Something that must hold of every declaration. */
@FunctionalInterface
public interface DeclarationRule {
    /** All rules, in the order in which their errors are printed. */
    List<DeclarationRule> ALL = List.of(
            new RequiredParts(),
            new PositiveSizes(),
            new PoolWindow(),
            new PoolPadding(),
            new SeveralClasses(),
            new ReservedName(),
            new StemFilters(),
            new StemPoolKeepsMap(),
            new NormalizationConstants(),
            new ExpansionNeedsBottleneck(),
            new ChannelLimit(),
            new OutputDimensions());

    void check(NetworkDeclaration network, Diagnostics diagnostics);
}
