/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.Preprocessing;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PreprocessingDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** One channel has no order. */
final class OrderNeedsColors implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        boolean isGrey =
                network.input().filter(it -> it.channels().value() == 1).isPresent();
        network.preprocessing()
                .map(PreprocessingDeclaration::channelOrder)
                .filter(it -> isGrey && it.value() == Preprocessing.ChannelOrder.BGR)
                .ifPresent(it -> diagnostics.report(Message.ORDER_OF_GREY, it.origin(), network.simpleName()));
    }
}
