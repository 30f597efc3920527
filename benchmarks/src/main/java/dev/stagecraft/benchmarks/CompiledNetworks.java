/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import dev.stagecraft.benchmarks.declared.Declaration;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/** The classes of networks for other processes, which have them on their class path: a compiler's memory there would be counted with that of what is measured. */
final class CompiledNetworks {
    private static final Map<ComparedNetwork, Declaration> COMPILED = new EnumMap<>(ComparedNetwork.class);

    private CompiledNetworks() {}

    /** The class path of this process, and the folder with a network's classes, which is there until this process ends. */
    static synchronized String classPathWith(ComparedNetwork network) {
        Declaration declaration = COMPILED.computeIfAbsent(network, CompiledNetworks::compiled);
        return System.getProperty("java.class.path") + File.pathSeparator + declaration.output();
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
