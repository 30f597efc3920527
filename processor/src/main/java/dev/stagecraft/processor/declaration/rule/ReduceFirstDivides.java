/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.Divisors;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;

/**
 * The first convolution of a block is narrower by a whole number. In a grouped bottleneck each group is: its 3x3 convolution
 * receives the narrow map in groups.
 */
final class ReduceFirstDivides implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
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
                        Divisors.largest(
                                by, Divisors.common(stages.stream().mapToLong(ReduceFirstDivides::reducible)))));
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
}
