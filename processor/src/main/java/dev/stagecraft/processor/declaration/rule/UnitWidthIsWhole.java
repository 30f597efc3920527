package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.Conv;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A unit's filters come out as a whole number. */
final class UnitWidthIsWhole implements DeclarationRule {
    private static final double SMALLEST_ERROR = 1e-9;

    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            stage.block()
                    .ifPresent(block -> block.units().stream()
                            .filter(unit -> unit.filters().value() == Conv.AUTO && isBroken(unit.filtersIn(stage)))
                            .forEach(unit -> diagnostics.report(
                                    Message.BROKEN_FILTERS,
                                    unit.scale().origin(),
                                    unit.name(),
                                    block.name(),
                                    unit.scale().value(),
                                    stage.filters().value(),
                                    stage.name(),
                                    unit.filtersIn(stage),
                                    nearestWhole(
                                            unit.filtersIn(stage),
                                            stage.filters().value()))));
        }
    }

    /** A scale such as 0.1 is no exact number, so that 0.1 * 30 need not be 3 exactly. */
    private static boolean isBroken(double filters) {
        boolean countable = filters > 0 && filters <= Integer.MAX_VALUE;
        return countable && (Math.abs(filters - Math.rint(filters)) > SMALLEST_ERROR * filters || filters < 1);
    }

    private static double nearestWhole(double filters, int ofStage) {
        return Math.max(1, Math.rint(filters)) / ofStage;
    }
}
