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

/** What must hold of each size and count of a network, whatever has it. */
final class SizeRules {
    /** The largest kernel, stride and dilation. */
    static final int PIXELS = 65_535;

    private SizeRules() {}

    /** Every size and count is at least 1. */
    static void arePositive(NetworkDeclaration network, Diagnostics diagnostics) {
        for (Sizes.Size size : Sizes.of(network)) {
            if (size.value() < 1) {
                diagnostics.report(
                        Message.NOT_POSITIVE,
                        size.declared().origin(),
                        size.declared().origin().attribute(),
                        size.owner(),
                        size.value());
            }
        }
    }

    /** No window is larger or moves further than any image is wide; Deeplearning4j computes with them in ints. */
    static void windowsAreLimited(NetworkDeclaration network, Diagnostics diagnostics) {
        for (Sizes.Size size : Sizes.of(network)) {
            if (size.isOfWindow() && size.value() > PIXELS) {
                Origin origin = size.declared().origin();
                tooLarge(origin, origin.attribute(), size.owner(), size.value(), diagnostics);
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
                .ifPresent(plan -> tooLarge(
                        outputStride,
                        "dilation",
                        plan.declared().name(),
                        plan.dilation().value(),
                        diagnostics));
    }

    private static void tooLarge(Origin origin, String attribute, String owner, long pixels, Diagnostics diagnostics) {
        diagnostics.report(Message.TOO_LARGE, origin, attribute, owner, pixels, PIXELS);
    }

    /** A window that is to have a middle has an odd side. */
    static void kernelsAreOdd(NetworkDeclaration network, Diagnostics diagnostics) {
        Sizes.of(network).stream()
                .filter(size -> size.isOdd() && size.value() > 0 && size.value() % 2 == 0)
                .forEach(size -> diagnostics.report(
                        Message.EVEN_KERNEL,
                        size.declared().origin(),
                        size.declared().origin().attribute(),
                        size.owner(),
                        size.value(),
                        size.declared().origin().attribute(),
                        size.value() - 1));
    }
}
