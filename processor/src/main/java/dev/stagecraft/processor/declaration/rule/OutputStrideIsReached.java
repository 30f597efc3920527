/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.declaration.StagePlan;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The strides up to some stage multiply to the output stride. */
final class OutputStrideIsReached implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
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
}
