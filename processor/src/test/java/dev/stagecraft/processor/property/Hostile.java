/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** What must hold of every compilation, whatever is compiled: a clear error or a class, no fault, and an end. */
final class Hostile {
    private Hostile() {}

    static JavaFileObject networks(String types) {
        return InMemory.source("test/Networks.java", "package test; import dev.stagecraft.*; " + types);
    }

    static InMemory compile(JavaFileObject source) {
        return InMemory.process(Stream.of(source));
    }

    /** Processes only: what the compiler itself makes of many classes takes long, and is not of interest. */
    static void assertGenerates(int classes, String types) {
        InMemory compilation = InMemory.process(Stream.of(networks(types)), "-proc:only");
        assertEquals(
                classes,
                compilation.written().keySet().stream()
                        .filter(path -> path.endsWith(".java"))
                        .count(),
                () -> messages(compilation));
    }

    /** @param texts what the compiler says; compilers of several versions differ: {@code one | other} */
    static void assertRefused(String types, String texts) {
        InMemory compilation = compile(networks(types));
        assertSound(compilation, false);
        assertTrue(
                Stream.of(texts.split(" \\| ")).anyMatch(messages(compilation)::contains), () -> messages(compilation));
    }

    static void assertSound(String types, boolean compiles) {
        assertSound(compile(networks(types)), compiles);
    }

    /** There is an error or a class, none of the errors is a fault or in generated code. */
    static void assertSound(InMemory compilation, boolean compiles) {
        List<Diagnostic<? extends JavaFileObject>> errors = compilation.diagnostics().stream()
                .filter(it -> it.getKind() == Diagnostic.Kind.ERROR)
                .toList();
        assertEquals(compiles, errors.isEmpty(), () -> messages(compilation));
        assertFalse(messages(compilation).contains("[internal/fault]"), () -> messages(compilation));
        assertTrue(
                errors.stream()
                        .allMatch(it -> it.getSource() != null
                                && it.getSource().getName().endsWith("/Networks.java")),
                () -> messages(compilation));
        assertEquals(
                compiles,
                compilation.written().keySet().stream().anyMatch(path -> path.endsWith("Network.class")),
                () -> messages(compilation));
    }

    static String messages(InMemory compilation) {
        String all = compilation.diagnostics().stream()
                .map(it -> it.getMessage(Locale.ROOT))
                .collect(Collectors.joining("\n"));
        return all.substring(0, Math.min(all.length(), 4_000));
    }
}
