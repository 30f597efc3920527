/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.ResidualStage;
import java.util.ArrayList;
import java.util.List;

/**
 * A stage, with what it leaves to the processor decided.
 *
 * @param stride the stride of the block that carries it
 * @param dilation the dilation of its blocks
 * @param dilationBefore that of the stage before, which its first block has
 * @param firstBlock the index of its first block in the network
 */
public record StagePlan(
        StageDeclaration declared,
        int stride,
        Declared<Integer> dilation,
        Declared<Integer> dilationBefore,
        int firstBlock) {

    /** The stages of a network, in order. */
    public static List<StagePlan> of(NetworkDeclaration network) {
        List<StagePlan> plans = new ArrayList<>();
        long shrunkBy = stemStride(network);
        Declared<Integer> dilationBefore = undilated(network);
        int dilatedBy = 1;
        int block = 0;
        for (StageDeclaration stage : network.stages()) {
            int stride = stride(network, stage);
            Declared<Integer> dilation = stage.dilation();
            if (network.design().outputStride().isPresent()) {
                Declared<Integer> limit = network.design().outputStride().get();
                if (shrunkBy >= limit.value()) {
                    dilatedBy = (int) Math.min(Integer.MAX_VALUE, (long) dilatedBy * stride);
                    stride = 1;
                }
                dilation = new Declared<>(dilatedBy, limit.origin(), true);
            }
            plans.add(new StagePlan(stage, stride, dilation, dilationBefore, block));
            shrunkBy *= stride;
            dilationBefore = dilation;
            block += stage.blocks().value();
        }
        return plans;
    }

    /** The stride that a dilation stands for; 1 where none does. */
    public int replacedStride() {
        return stride > 1 ? 1 : Math.max(1, dilation.value() / Math.max(1, dilationBefore.value()));
    }

    private static Declared<Integer> undilated(NetworkDeclaration network) {
        return network.stages().stream()
                .findFirst()
                .map(first -> new Declared<>(1, first.dilation().origin(), false))
                .orElseGet(() -> new Declared<>(1, network.origin(), false));
    }

    /** By how much a stem makes maps smaller. */
    public static long stemStride(NetworkDeclaration network) {
        return network.stem().map(StagePlan::stride).orElse(1L);
    }

    private static long stride(StemDeclaration stem) {
        int pool = stem.pool().hasWindow() ? stem.pool().strideInForce() : 1;
        return (long) stem.stride().value() * pool;
    }

    /** The stride of a stage before {@code @OutputStride} makes a dilation of it. */
    public static int stride(NetworkDeclaration network, StageDeclaration stage) {
        if (stage.stride().value() != ResidualStage.AUTO) {
            return stage.stride().value();
        }
        boolean first = stage.number() == 1;
        boolean last = stage.number() == stage.of();
        return (network.design().block().stridesLast() ? last : first) ? 1 : 2;
    }
}
