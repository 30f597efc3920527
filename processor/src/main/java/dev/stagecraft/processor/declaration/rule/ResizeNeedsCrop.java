/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** An image that is not cropped gets the input's size. */
final class ResizeNeedsCrop implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.preprocessing()
                .filter(it -> !it.crops() && it.resize().written())
                .ifPresent(it -> diagnostics.report(
                        Message.RESIZE_WITHOUT_CROP,
                        it.resize().origin(),
                        it.resize().value()));
    }
}
