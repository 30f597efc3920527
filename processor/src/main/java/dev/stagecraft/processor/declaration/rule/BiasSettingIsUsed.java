/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.ConvolutionDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** Which convolutions have a bias is a question only where some have one. */
final class BiasSettingIsUsed implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        ConvolutionDeclaration convolution = network.design().convolution();
        if (convolution.biasBeforeNormalization().written()
                && !convolution.bias().value()) {
            diagnostics.report(
                    Message.UNUSED_BIAS_SETTING,
                    convolution.biasBeforeNormalization().origin());
        }
    }
}
