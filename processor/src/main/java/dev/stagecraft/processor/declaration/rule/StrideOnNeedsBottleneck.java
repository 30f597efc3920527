/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.BlockDesign.StrideOn;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** Where there are no bottlenecks, none of their convolutions carries the stride. */
final class StrideOnNeedsBottleneck implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Declared<StrideOn> strideOn = network.design().block().strideOn();
        boolean hasBottleneck =
                network.stages().stream().anyMatch(stage -> stage.bottleneck().value());
        if (strideOn.written() && !hasBottleneck) {
            diagnostics.report(
                    Message.STRIDE_ON_BASIC_BLOCK, strideOn.origin(), strideOn.value(), network.simpleName());
        }
    }
}
