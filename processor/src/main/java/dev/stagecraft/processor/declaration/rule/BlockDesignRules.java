/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.BlockDesign.StrideOn;
import dev.stagecraft.processor.declaration.BlockDesignDeclaration;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.Divisors;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;

/** What must hold of a {@code @BlockDesign}. */
final class BlockDesignRules {
    private BlockDesignRules() {}

    /** A block whose activation follows a scale of zero would never learn. */
    static void zeroInitNeedsPostActivation(NetworkDeclaration network, Diagnostics diagnostics) {
        BlockDesignDeclaration design = network.design().block();
        if (design.isPreActivation() && design.zeroInitResidual().value()) {
            diagnostics.report(
                    Message.ZERO_INIT_BEFORE_ACTIVATION,
                    design.zeroInitResidual().origin());
        }
    }

    /**
     * The first convolution of a block is narrower by a whole number. In a grouped bottleneck each group is: its 3x3 convolution
     * receives the narrow map in groups.
     */
    static void reduceFirstDivides(NetworkDeclaration network, Diagnostics diagnostics) {
        Declared<Integer> reduceFirst = network.design().block().reduceFirst();
        int by = reduceFirst.value();
        List<StageDeclaration> stages = network.stages().stream()
                .filter(stage -> stage.block().isEmpty() && isCountable(reducible(stage)))
                .toList();
        stages.stream()
                .filter(stage -> by > 0 && reducible(stage) % by != 0)
                .findFirst()
                .ifPresent(stage -> diagnostics.report(
                        Message.REDUCE_FIRST,
                        reduceFirst.origin(),
                        stage.name(),
                        reducible(stage),
                        isInGroups(stage) ? " in a group" : "",
                        by,
                        Divisors.largest(by, Divisors.common(stages.stream().mapToLong(BlockDesignRules::reducible)))));
    }

    /** What must be divided. */
    private static long reducible(StageDeclaration stage) {
        return stage.bottleneck().value() ? stage.groupWidth() : stage.filters().value();
    }

    private static boolean isInGroups(StageDeclaration stage) {
        return stage.bottleneck().value() && stage.groups().value() > 1;
    }

    private static boolean isCountable(long filters) {
        return filters > 0 && filters <= Integer.MAX_VALUE;
    }

    /** Where there are no bottlenecks, none of their convolutions carries the stride. */
    static void strideOnNeedsBottleneck(NetworkDeclaration network, Diagnostics diagnostics) {
        Declared<StrideOn> strideOn = network.design().block().strideOn();
        boolean hasBottleneck =
                network.stages().stream().anyMatch(stage -> stage.bottleneck().value());
        if (strideOn.written() && !hasBottleneck) {
            diagnostics.report(
                    Message.STRIDE_ON_BASIC_BLOCK, strideOn.origin(), strideOn.value(), network.simpleName());
        }
    }
}
