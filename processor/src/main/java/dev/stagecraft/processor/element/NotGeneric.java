/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.element;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;

/** A network has no type parameters. */
final class NotGeneric implements ElementRule {
    @Override
    public void check(TypeElement network, Origin origin, Diagnostics diagnostics) {
        if (!network.getTypeParameters().isEmpty()) {
            String parameters = network.getTypeParameters().stream()
                    .map(parameter -> parameter.getSimpleName().toString())
                    .collect(Collectors.joining(", ", "<", ">"));
            diagnostics.report(Message.GENERIC_INTERFACE, origin, network.getSimpleName(), parameters);
        }
    }
}
