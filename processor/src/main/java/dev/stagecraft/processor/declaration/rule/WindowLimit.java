/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StagePlan;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;

/** No window is larger or moves further than any image is wide; Deeplearning4j computes with them in ints. */
final class WindowLimit implements DeclarationRule {
    /** The largest kernel, stride and dilation. */
    static final int PIXELS = 65_535;

    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        for (Sizes.Size size : Sizes.of(network)) {
            if (size.isOfWindow() && size.value() > PIXELS) {
                diagnostics.report(
                        Message.TOO_LARGE,
                        size.declared().origin(),
                        size.declared().origin().attribute(),
                        size.owner(),
                        size.value(),
                        PIXELS);
            }
        }
        network.design()
                .outputStride()
                .ifPresent(outputStride -> dilations(network, outputStride.origin(), diagnostics));
    }

    /** Strides that an output stride makes dilations of multiply. */
    private static void dilations(NetworkDeclaration network, Origin outputStride, Diagnostics diagnostics) {
        StagePlan.of(network).stream()
                .filter(plan -> plan.dilation().value() > PIXELS)
                .findFirst()
                .ifPresent(plan -> diagnostics.report(
                        Message.TOO_LARGE,
                        outputStride,
                        "dilation",
                        plan.declared().name(),
                        plan.dilation().value(),
                        PIXELS));
    }
}
