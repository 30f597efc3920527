/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.element;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.SuppressedWarnings;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Nearest;
import dev.stagecraft.processor.diagnostic.Nesting;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.diagnostic.Severity;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** What is suppressed is a warning that exists, on the network and on the types around it. */
final class SuppressionsKnown implements ElementRule {
    private static final List<String> WARNINGS = Arrays.stream(Message.values())
            .filter(message -> message.severity() == Severity.WARNING)
            .map(Message::id)
            .toList();

    @Override
    public void check(TypeElement network, Origin origin, Diagnostics diagnostics) {
        Nesting.of(network)
                .flatMap(type -> SuppressedWarnings.ids(type).stream())
                .filter(id -> !WARNINGS.contains(id.value()))
                .forEach(id -> report(id, diagnostics));
    }

    private static void report(Declared<String> id, Diagnostics diagnostics) {
        boolean isError = Arrays.stream(Message.values()).map(Message::id).anyMatch(id.value()::equals);
        String advice = isError
                ? "Remove it"
                : Nearest.to(id.value(), WARNINGS)
                        .map(meant -> "Write \"stagecraft:" + meant + "\"")
                        .orElse("Write one of: " + String.join(", ", WARNINGS));
        diagnostics.report(
                Message.UNKNOWN_SUPPRESSION,
                id.origin(),
                id.value(),
                isError ? "an error, which cannot be suppressed" : "no id",
                advice + ".");
    }
}
