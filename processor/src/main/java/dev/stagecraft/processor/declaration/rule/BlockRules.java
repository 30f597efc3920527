/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.declaration.StagePlan;
import dev.stagecraft.processor.declaration.UnitDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold of a {@code @ResidualBlock} and of the stages that name it. */
final class BlockRules {
    /** How many units a block may have. */
    private static final int UNITS = 64;

    private BlockRules() {}

    /** A block of too many units would be a method of generated code that javac refuses. */
    static void unitsAreLimited(NetworkDeclaration network, Diagnostics diagnostics) {
        OwnBlocks.of(network).forEach(block -> {
            if (block.units().size() > UNITS) {
                diagnostics.report(
                        Message.TOO_MANY_UNITS,
                        block.origin(),
                        block.name(),
                        block.units().size(),
                        UNITS);
            }
        });
    }

    /** What a stage names as its block is one. Of several stages that name the same, the first is told. */
    static void isDeclared(NetworkDeclaration network, Diagnostics diagnostics) {
        Set<String> reported = new HashSet<>();
        for (StageDeclaration stage : network.stages()) {
            stage.block()
                    .filter(block -> !block.isBlock() && reported.add(block.name()))
                    .ifPresent(
                            block -> diagnostics.report(Message.NOT_A_BLOCK, block.use(), stage.name(), block.name()));
        }
    }

    /** A block has at least one convolution. */
    static void hasUnits(NetworkDeclaration network, Diagnostics diagnostics) {
        OwnBlocks.of(network)
                .filter(block -> block.units().isEmpty())
                .forEach(block -> diagnostics.report(Message.NO_UNITS, block.origin(), block.name()));
    }

    /** A block of its author's own says everything about its convolutions. */
    static void saysAll(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            stage.block()
                    .ifPresent(
                            block -> Stream.of(stage.bottleneck(), stage.expansion(), stage.groups(), stage.baseWidth())
                                    .filter(Declared::written)
                                    .map(Declared::origin)
                                    .forEach(origin -> diagnostics.report(
                                            Message.BLOCK_WITH_BOTTLENECK,
                                            origin,
                                            stage.name(),
                                            block.name(),
                                            origin.attribute())));
        }
    }

    /** A stride is carried by one of a block's units. Of several stages with the same block, the first is told. */
    static void strideIsCarried(NetworkDeclaration network, Diagnostics diagnostics) {
        Set<Origin> reported = new HashSet<>();
        for (StageDeclaration stage : network.stages()) {
            int stride = StagePlan.stride(network, stage);
            stage.block()
                    .filter(block -> stride > 1 && !block.units().isEmpty() && block.strided() == 0)
                    .filter(block -> reported.add(block.origin()))
                    .ifPresent(block -> diagnostics.report(
                            Message.BLOCK_WITHOUT_STRIDE, block.use(), stage.name(), stride, block.name()));
        }
    }

    /** A stride is carried once. */
    static void oneUnitStrides(NetworkDeclaration network, Diagnostics diagnostics) {
        OwnBlocks.of(network).forEach(block -> {
            List<UnitDeclaration> strided = block.units().stream()
                    .filter(unit -> unit.strided().value())
                    .toList();
            strided.stream()
                    .skip(1)
                    .forEach(unit -> diagnostics.report(
                            Message.SEVERAL_STRIDED_UNITS,
                            unit.strided().origin(),
                            unit.name(),
                            block.name(),
                            strided.get(0).name()));
        });
    }
}
