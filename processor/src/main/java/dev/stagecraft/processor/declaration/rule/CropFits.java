/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.Preprocessing;
import dev.stagecraft.processor.declaration.InputDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PreprocessingDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** The input can be cut out of every resized image. */
final class CropFits implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.preprocessing()
                .filter(it -> it.crops() && it.resize().value() != Preprocessing.AUTO)
                .ifPresent(it -> network.input().ifPresent(input -> check(it, input, diagnostics)));
    }

    private static void check(PreprocessingDeclaration preprocessing, InputDeclaration input, Diagnostics diagnostics) {
        int height = input.height().value();
        int width = input.width().value();
        int least = Math.max(1, Math.max(height, width));
        if (preprocessing.resize().value() < least) {
            diagnostics.report(
                    Message.CROP_BEYOND_IMAGE,
                    preprocessing.resize().origin(),
                    preprocessing.resize().value(),
                    least,
                    height,
                    width,
                    Math.max(least, PreprocessingDeclaration.automaticResize(input)));
        }
    }
}
