/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.AntiAliased.Filter;
import dev.stagecraft.Pool;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StagePlan;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A filter carries strides, where there are some; a blur stays where a dilation stands for one. */
final class FilterHasStride implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
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
