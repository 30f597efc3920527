/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PreprocessingDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A mean lies between black and white. */
final class MeanIsInRange implements DeclarationRule {
    private static final int LARGEST_WHITE = 255;

    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.preprocessing().ifPresent(it -> check(it, diagnostics));
    }

    private static void check(PreprocessingDeclaration preprocessing, Diagnostics diagnostics) {
        int white = preprocessing.white();
        for (int i = 0; i < preprocessing.mean().value().size(); i++) {
            double mean = preprocessing.mean().value().get(i);
            if (!(mean >= 0 && mean <= white)) {
                diagnostics.report(
                        Message.MEAN_OUT_OF_RANGE,
                        preprocessing.mean().origin().element(i),
                        mean,
                        preprocessing.range().value(),
                        white,
                        mean > white && mean <= LARGEST_WHITE ? " Set range = ZERO_TO_255." : "");
                return; // the others are in the same range
            }
        }
    }
}
