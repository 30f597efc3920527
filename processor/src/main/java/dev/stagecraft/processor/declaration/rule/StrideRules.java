/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.AntiAliased;
import dev.stagecraft.AntiAliased.Filter;
import dev.stagecraft.Pool;
import dev.stagecraft.Shortcut;
import dev.stagecraft.processor.declaration.DesignDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.declaration.StagePlan;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold of strides, and of the dilations that stand for them: {@code @OutputStride}, {@code @AntiAliased}, a stage's dilation. */
final class StrideRules {
    private StrideRules() {}

    /**
     * The first 3x3 convolution of a stage has the dilation of the stage before; a last stage of one bottleneck has no other. What
     * looked around because of a stride still does.
     */
    static void dilationIsUsed(NetworkDeclaration network, Diagnostics diagnostics) {
        List<StageDeclaration> stages = network.stages();
        if (stages.isEmpty()) {
            return;
        }
        StageDeclaration last = stages.get(stages.size() - 1);
        if (last.dilation().value() > 1
                && last.blocks().value() == 1
                && last.bottleneck().value()
                && last.block().isEmpty()
                && !looksAroundElsewhere(network, last)) {
            diagnostics.report(
                    Message.UNUSED_DILATION,
                    last.dilation().origin(),
                    last.name(),
                    last.dilation().value());
        }
    }

    private static boolean looksAroundElsewhere(NetworkDeclaration network, StageDeclaration last) {
        List<StagePlan> plans = StagePlan.of(network);
        DesignDeclaration design = network.design();
        Shortcut shortcut = last.shortcut().value() == Shortcut.AUTO
                ? design.block().shortcut().value()
                : last.shortcut().value();
        boolean projects = shortcut == Shortcut.AUTO || shortcut == Shortcut.PROJECTION;
        boolean blurs = design.antiAliased()
                .filter(filter -> filter.value() == AntiAliased.Filter.BLUR)
                .isPresent();
        return plans.get(plans.size() - 1).replacedStride() > 1
                && (blurs
                        || shortcut == Shortcut.POOLED_PROJECTION
                        || projects && design.block().projectionKernel().value() > 1);
    }

    /** The strides up to some stage multiply to the output stride. */
    static void outputStrideIsReached(NetworkDeclaration network, Diagnostics diagnostics) {
        network.design().outputStride().filter(it -> it.value() > 0).ifPresent(declared -> {
            Set<Long> reached = reached(network);
            if (!reached.contains((long) declared.value())) {
                diagnostics.report(
                        Message.UNREACHED_OUTPUT_STRIDE,
                        declared.origin(),
                        declared.value(),
                        reached.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        reached.stream()
                                .min(Comparator.comparingLong(it -> Math.abs(it - declared.value())))
                                .orElseThrow());
            }
        });
    }

    private static Set<Long> reached(NetworkDeclaration network) {
        Set<Long> reached = new LinkedHashSet<>();
        BigInteger product = BigInteger.valueOf(StagePlan.stemStride(network));
        reached.add(product.longValue());
        for (StageDeclaration stage : network.stages()) {
            product = product.multiply(BigInteger.valueOf(StagePlan.stride(network, stage)));
            if (product.signum() > 0 && product.bitLength() < Integer.SIZE) {
                reached.add(product.longValue());
            }
        }
        return reached;
    }

    /** With an output stride, dilations follow from strides. */
    static void dilationFollowsOutputStride(NetworkDeclaration network, Diagnostics diagnostics) {
        if (network.design().outputStride().isEmpty()) {
            return;
        }
        for (StageDeclaration stage : network.stages()) {
            if (stage.dilation().written()) {
                diagnostics.report(
                        Message.OUTPUT_STRIDE_AND_DILATION,
                        stage.dilation().origin(),
                        stage.name(),
                        stage.dilation().value());
            }
        }
    }

    /** A filter carries strides, where there are some; a blur stays where a dilation stands for one. */
    static void filterHasStride(NetworkDeclaration network, Diagnostics diagnostics) {
        network.design().antiAliased().ifPresent(filter -> {
            boolean stemPools = network.stem()
                    .map(stem -> stem.pool())
                    .filter(pool ->
                            pool.kind().value() == Pool.Kind.MAX || pool.kind().value() == Pool.Kind.CONVOLUTION)
                    .filter(pool -> pool.strideInForce() != 1)
                    .isPresent();
            boolean strides = StagePlan.of(network).stream()
                    .anyMatch(
                            plan -> plan.stride() != 1 || filter.value() == Filter.BLUR && plan.replacedStride() != 1);
            if (!stemPools && !strides) {
                diagnostics.report(Message.NO_STRIDE_TO_FILTER, filter.origin(), network.simpleName());
            }
        });
    }
}
