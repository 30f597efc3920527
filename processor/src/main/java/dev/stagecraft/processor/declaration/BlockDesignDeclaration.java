/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Shortcut;

/** {@link BlockDesign}. */
public record BlockDesignDeclaration(
        Declared<BlockDesign.StrideOn> strideOn,
        Declared<BlockDesign.StrideIn> strideIn,
        Declared<BlockDesign.Order> order,
        Declared<Boolean> zeroInitResidual,
        Declared<Shortcut> shortcut,
        Declared<Integer> projectionKernel,
        Declared<Integer> reduceFirst,
        Declared<Double> dropout) {

    /** Whether normalization and activation precede a convolution. */
    public boolean isPreActivation() {
        return order.value() == BlockDesign.Order.PRE_ACTIVATION;
    }

    /** Whether the last block of a stage carries its stride. */
    public boolean stridesLast() {
        return strideIn.value() == BlockDesign.StrideIn.LAST_BLOCK;
    }
}
