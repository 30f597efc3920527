/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.InputDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** Images are grey or have three colours. */
final class ChannelsOfAnImage implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.input()
                .map(InputDeclaration::channels)
                .filter(it ->
                        network.preprocessing().isPresent() && it.value() > 0 && it.value() != 1 && it.value() != 3)
                .ifPresent(it -> diagnostics.report(
                        Message.PREPROCESSING_CHANNELS, it.origin(), network.simpleName(), it.value()));
    }
}
