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

/** What must hold of {@code @Convolution} and {@code @WeightStandardization}. */
final class ConvolutionRules {
    private ConvolutionRules() {}

    /** What is added to a filter's variance keeps the division by its root finite. */
    static void epsilonIsPositive(NetworkDeclaration network, Diagnostics diagnostics) {
        network.design()
                .standardization()
                .filter(epsilon -> !(epsilon.value() > 0 && epsilon.value() < Double.POSITIVE_INFINITY))
                .ifPresent(epsilon ->
                        diagnostics.report(Message.STANDARDIZATION_EPSILON, epsilon.origin(), epsilon.value()));
    }

    /** Which convolutions have a bias is a question only where some have one. */
    static void biasSettingIsUsed(NetworkDeclaration network, Diagnostics diagnostics) {
        ConvolutionDeclaration convolution = network.design().convolution();
        if (convolution.biasBeforeNormalization().written()
                && !convolution.bias().value()) {
            diagnostics.report(
                    Message.UNUSED_BIAS_SETTING,
                    convolution.biasBeforeNormalization().origin());
        }
    }
}
