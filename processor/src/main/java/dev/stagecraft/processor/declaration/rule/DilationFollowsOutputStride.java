/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** With an output stride, dilations follow from strides. */
final class DilationFollowsOutputStride implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
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
}
