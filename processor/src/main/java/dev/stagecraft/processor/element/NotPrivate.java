/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.element;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Nesting;
import dev.stagecraft.processor.diagnostic.Origin;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** A network's class stands beside its interface, and so the interface can be seen from there. */
final class NotPrivate implements ElementRule {
    @Override
    public void check(TypeElement network, Origin origin, Diagnostics diagnostics) {
        Optional<TypeElement> hidden = Nesting.of(network)
                .filter(type -> type.getModifiers().contains(Modifier.PRIVATE))
                .findFirst();
        hidden.ifPresent(type ->
                diagnostics.report(Message.PRIVATE_INTERFACE, origin, network.getSimpleName(), place(network, type)));
    }

    private static String place(TypeElement network, TypeElement hidden) {
        return hidden.equals(network) ? "is private" : "is in " + hidden.getSimpleName() + ", which is private";
    }
}
