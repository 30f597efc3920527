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

/** Values are divided by a positive number, which is no more than what lies between black and white. */
final class DeviationIsInRange implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.preprocessing().filter(DeviationIsInRange::hasMeansInRange).ifPresent(it -> check(it, diagnostics));
    }

    /** Where they are not, another rule says so, and the deviations are probably right. */
    private static boolean hasMeansInRange(PreprocessingDeclaration preprocessing) {
        return preprocessing.mean().value().stream().allMatch(mean -> mean <= preprocessing.white());
    }

    private static void check(PreprocessingDeclaration preprocessing, Diagnostics diagnostics) {
        int white = preprocessing.white();
        for (int i = 0; i < preprocessing.standardDeviation().value().size(); i++) {
            double deviation = preprocessing.standardDeviation().value().get(i);
            if (!(deviation > 0 && deviation <= white)) {
                diagnostics.report(
                        Message.DEVIATION_OUT_OF_RANGE,
                        preprocessing.standardDeviation().origin().element(i),
                        deviation,
                        preprocessing.range().value(),
                        white);
                return; // the others are in the same range
            }
        }
    }
}
