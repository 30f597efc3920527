/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.Conv;
import dev.stagecraft.processor.declaration.Divisors;
import dev.stagecraft.processor.declaration.UnitDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Stage;
import java.util.Optional;
import java.util.stream.LongStream;

/** The groups of a convolution have equally many channels, in what it receives and in what it gives. */
final class GroupsDivide {
    private final Trace trace;
    private final Diagnostics diagnostics;

    GroupsDivide(Trace trace, Diagnostics diagnostics) {
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    void check(String name, Convolution convolution, FeatureMap input, Optional<Stage> stage) {
        int groups = convolution.groups().value();
        int filters = convolution.filters().value();
        boolean divide = input.channels() % groups == 0 && filters % groups == 0;
        if (divide) {
            return;
        }
        Optional<UnitDeclaration> depthwise = stage.flatMap(it -> depthwise(it, convolution));
        diagnostics.report(
                Message.GROUPS_DO_NOT_DIVIDE,
                depthwise
                        .map(UnitDeclaration::filtersOrigin)
                        .orElse(convolution.blame().groups()),
                trace.failingAt(name, filters + " filters in " + groups + " groups over " + input),
                name,
                input.channels(),
                filters,
                depthwise.isPresent() ? "DEPTHWISE, " + groups + "," : groups,
                depthwise
                        .map(unit -> wider(unit, stage.orElseThrow(), groups, filters))
                        .orElseGet(() -> "Set groups = "
                                + Divisors.nearest(groups, Divisors.common(LongStream.of(input.channels(), filters)))));
    }

    /** The unit that a convolution is, if it has as many groups as it receives channels. */
    private static Optional<UnitDeclaration> depthwise(Stage stage, Convolution convolution) {
        return stage.declaration().block().stream()
                .flatMap(block -> block.units().stream())
                .filter(unit -> unit.groups().value() == Conv.DEPTHWISE
                        && unit.groups().origin().equals(convolution.blame().groups()))
                .findFirst();
    }

    /** The groups of a depthwise convolution are what they are: it is its filters that can be others. */
    private static String wider(UnitDeclaration unit, Stage stage, int groups, int filters) {
        if (unit.isFirst()) {
            return "Begin the block with a @Conv(kernel = 1)";
        }
        long nearest = Math.max(1, Math.round((double) filters / groups));
        long multiple = Math.min(nearest, Integer.MAX_VALUE / groups) * groups;
        return unit.filters().value() == Conv.AUTO
                ? "Set scale = "
                        + (double) multiple / stage.declaration().filters().value()
                : "Set filters = " + multiple;
    }
}
