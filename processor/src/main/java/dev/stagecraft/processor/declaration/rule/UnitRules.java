/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.Conv;
import dev.stagecraft.processor.declaration.BlockDeclaration;
import dev.stagecraft.processor.declaration.Divisors;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.math.BigDecimal;
import java.math.MathContext;

/** What must hold of each {@code @Conv} of a block. */
final class UnitRules {
    private static final double SMALLEST_ERROR = 1e-9;

    /** How many digits of a number are printed. */
    private static final int DIGITS = 12;

    private UnitRules() {}

    /** A unit says once how many filters it has. */
    static void hasFiltersOrScale(NetworkDeclaration network, Diagnostics diagnostics) {
        OwnBlocks.of(network)
                .forEach(block -> block.units().stream()
                        .filter(unit -> unit.filters().value() != Conv.AUTO
                                && unit.scale().written())
                        .forEach(unit -> diagnostics.report(
                                Message.FILTERS_AND_SCALE,
                                unit.scale().origin(),
                                unit.name(),
                                block.name(),
                                unit.filters().value(),
                                unit.scale().value())));
    }

    /** A unit has more than no filters. */
    static void scaleIsPositive(NetworkDeclaration network, Diagnostics diagnostics) {
        OwnBlocks.of(network)
                .forEach(block -> block.units().stream()
                        .filter(unit -> unit.filters().value() == Conv.AUTO
                                && !(unit.scale().value() > 0 && unit.scale().value() < Double.POSITIVE_INFINITY))
                        .forEach(unit -> diagnostics.report(
                                Message.UNIT_SCALE,
                                unit.scale().origin(),
                                unit.name(),
                                block.name(),
                                unit.scale().value())));
    }

    /** A unit's filters come out as a whole number. */
    static void filtersAreWhole(NetworkDeclaration network, Diagnostics diagnostics) {
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
                                    readable(unit.filtersIn(stage)),
                                    nearestWhole(unit.scale().value(), commonFilters(network, block)))));
        }
    }

    /** A scale such as 0.1 is no exact number, so that 0.1 * 30 need not be 3 exactly. */
    private static boolean isBroken(double filters) {
        boolean countable = filters > 0 && filters <= Integer.MAX_VALUE;
        return countable && (Math.abs(filters - Math.rint(filters)) > SMALLEST_ERROR * filters || filters < 1);
    }

    /** Without the last digits, in which a product of doubles is wrong. */
    private static String readable(double filters) {
        return new BigDecimal(filters)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toString();
    }

    /** The nearest scale that makes a whole number in all stages with the block. */
    private static double nearestWhole(double scale, long filters) {
        return Math.max(1, Math.rint(scale * filters)) / filters;
    }

    /** The largest number that divides the filters of all stages with the block. */
    private static long commonFilters(NetworkDeclaration network, BlockDeclaration block) {
        return Divisors.common(network.stages().stream()
                .filter(stage ->
                        stage.block().stream().anyMatch(other -> other.origin().equals(block.origin())))
                .mapToLong(stage -> stage.filters().value())
                .filter(filters -> filters > 0));
    }

    /** The filters of a unit are counted in an int. */
    static void filtersAreLimited(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            stage.block()
                    .ifPresent(block -> block.units().stream()
                            .filter(unit -> stage.filters().value() > 0
                                    && unit.filtersIn(stage) > Integer.MAX_VALUE
                                    && unit.scale().value() < Double.POSITIVE_INFINITY)
                            .forEach(unit -> diagnostics.report(
                                    Message.UNIT_TOO_WIDE,
                                    unit.filtersOrigin(),
                                    unit.name(),
                                    block.name(),
                                    unit.filtersIn(stage),
                                    stage.name())));
        }
    }
}
