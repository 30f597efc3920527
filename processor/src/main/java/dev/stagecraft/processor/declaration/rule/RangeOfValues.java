/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.Preprocessing;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PreprocessingDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;

/** Means and standard deviations that are all fractions were measured from 0 to 1. */
final class RangeOfValues implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.preprocessing()
                .filter(it -> it.range().value() == Preprocessing.Range.ZERO_TO_255)
                .ifPresent(it -> check(it, diagnostics));
    }

    private static void check(PreprocessingDeclaration preprocessing, Diagnostics diagnostics) {
        for (Declared<List<Double>> values : List.of(preprocessing.mean(), preprocessing.standardDeviation())) {
            double largest = values.value().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(0);
            if (largest > 0 && largest < 1) {
                diagnostics.report(
                        Message.OTHER_RANGE,
                        preprocessing.range().origin(),
                        values.origin().attribute(),
                        largest);
                return;
            }
        }
    }
}
