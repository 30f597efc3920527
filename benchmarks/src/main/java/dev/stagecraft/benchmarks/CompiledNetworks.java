/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import dev.stagecraft.benchmarks.declared.Declaration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The classes of networks for other processes, which have them on their class path: a compiler's memory there would be counted with that of what is measured. */
final class CompiledNetworks {
    private static final Map<ComparedNetwork, Declaration> COMPILED = new EnumMap<>(ComparedNetwork.class);

    private CompiledNetworks() {}

    /** The folder with a network's classes, until this process ends. */
    static synchronized Path of(ComparedNetwork network) {
        return COMPILED.computeIfAbsent(network, CompiledNetworks::compiled).output();
    }

    private static Declaration compiled(ComparedNetwork network) {
        try {
            Declaration declaration = network.declaration();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(declaration)));
            declaration.compile();
            return declaration;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Declaration declaration) {
        try {
            declaration.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
