/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.Divisors;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.math.BigInteger;
import java.util.stream.LongStream;

/** What must hold of a {@code @ResidualStage}. */
final class StageRules {
    /** The number of stages that a network may have. */
    static final int STAGES = 256;

    /** Channels, height and width. */
    static final int OF_A_MAP = 3;

    private StageRules() {}

    /** A network has a number of stages that a person could write, each of which is a method of the generated class. */
    static void stagesAreLimited(NetworkDeclaration network, Diagnostics diagnostics) {
        int stages = network.stages().size();
        if (stages > STAGES) {
            diagnostics.report(
                    Message.TOO_MANY_STAGES,
                    network.stages().get(STAGES).origin(),
                    network.simpleName(),
                    stages,
                    STAGES);
        }
    }

    /** A basic block's output has as many channels as its filters; only a bottleneck expands them. */
    static void expansionNeedsBottleneck(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            if (stage.expansion().written()
                    && !stage.bottleneck().value()
                    && stage.block().isEmpty()) {
                diagnostics.report(
                        Message.EXPANSION_WITHOUT_BOTTLENECK,
                        stage.expansion().origin(),
                        stage.name(),
                        stage.expansion().value());
            }
        }
    }

    /** A basic block's convolutions have the stage's filters; only a bottleneck has a width of its own. */
    static void baseWidthNeedsBottleneck(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            if (stage.baseWidth().written()
                    && !stage.bottleneck().value()
                    && stage.block().isEmpty()) {
                diagnostics.report(
                        Message.BASE_WIDTH_WITHOUT_BOTTLENECK,
                        stage.baseWidth().origin(),
                        stage.name(),
                        stage.baseWidth().value());
            }
        }
    }

    /** A group of a bottleneck has at least one filter. */
    static void groupHasFilters(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            int filters = stage.filters().value();
            int baseWidth = stage.baseWidth().value();
            if (stage.bottleneck().value() && filters > 0 && baseWidth > 0 && stage.groupWidth() == 0) {
                diagnostics.report(
                        Message.NO_WIDTH,
                        stage.baseWidth().origin(),
                        stage.name(),
                        filters,
                        baseWidth,
                        (StageDeclaration.FULL_WIDTH + filters - 1) / filters);
            }
        }
    }

    /** The filters of a bottleneck's group come out as a whole number. */
    static void widthIsWhole(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            if (stage.bottleneck().value() && stage.groupWidth() > 0 && !stage.isGroupWidthWhole()) {
                int filters = stage.filters().value();
                int baseWidth = stage.baseWidth().value();
                diagnostics.report(
                        Message.TRUNCATED_WIDTH,
                        stage.baseWidth().origin(),
                        stage.name(),
                        filters,
                        baseWidth,
                        stage.groupWidth(),
                        nearestWhole(filters, baseWidth));
            }
        }
    }

    /** The nearest number of filters of which the base width makes a whole number. */
    private static long nearestWhole(int filters, int baseWidth) {
        long step =
                StageDeclaration.FULL_WIDTH / Divisors.common(LongStream.of(baseWidth, StageDeclaration.FULL_WIDTH));
        return Math.max(1, Math.round((double) filters / step)) * step;
    }

    /** The filters of a grouped bottleneck are counted in an int. */
    static void widthIsLimited(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            BigInteger width = BigInteger.valueOf(stage.groupWidth())
                    .multiply(BigInteger.valueOf(stage.groups().value()));
            if (stage.bottleneck().value() && width.signum() > 0 && width.bitLength() >= Integer.SIZE) {
                diagnostics.report(
                        Message.TOO_WIDE,
                        stage.groups().origin(),
                        stage.name(),
                        stage.groups().value(),
                        stage.groupWidth(),
                        width);
            }
        }
    }

    /** The channels of a stage are counted in an int; those of its author's own blocks are a unit's filters. */
    static void channelsAreLimited(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            int expansion = stage.expansionInForce();
            if (stage.block().isEmpty() && expansion > 0 && stage.outputChannels() > Integer.MAX_VALUE) {
                diagnostics.report(
                        Message.TOO_MANY_CHANNELS,
                        stage.filters().origin(),
                        stage.name(),
                        stage.filters().value(),
                        expansion,
                        stage.outputChannels());
            }
        }
    }

    /** An expected output is a map. */
    static void outputIsMap(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            int numbers = stage.output().value().size();
            if (numbers != 0 && numbers != OF_A_MAP) {
                diagnostics.report(
                        Message.OUTPUT_DIMENSIONS,
                        stage.output().origin(),
                        stage.name(),
                        numbers,
                        numbers == 1 ? "" : "s");
            }
        }
    }
}
