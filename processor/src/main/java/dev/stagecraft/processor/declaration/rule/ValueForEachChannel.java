/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;

/** Each channel has a mean and a standard deviation, or all have the same. */
final class ValueForEachChannel implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.preprocessing()
                .ifPresent(it -> network.input().ifPresent(input -> {
                    check(it.mean(), input.channels().value(), network, diagnostics);
                    check(it.standardDeviation(), input.channels().value(), network, diagnostics);
                }));
    }

    /** Of channels that an image cannot have another rule says so. */
    private static void check(
            Declared<List<Double>> values, int channels, NetworkDeclaration network, Diagnostics diagnostics) {
        int count = values.value().size();
        if (count != 1 && count != channels && (channels == 1 || channels == 3)) {
            diagnostics.report(
                    Message.PREPROCESSING_VALUES,
                    values.origin(),
                    values.origin().attribute(),
                    count,
                    network.simpleName(),
                    channels);
        }
    }
}
