/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.engine;

import dev.stagecraft.program.engine.Engine;
import dev.stagecraft.runtime.fault.UnsupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The engines on the class path. */
final class Engines {
    /** The device of a machine without GPUs. */
    static final String CPU = "cpu";

    /** What Linux has where a driver of NVIDIA's or AMD's is at work. */
    private static final List<Path> DRIVERS = List.of(Path.of("/dev/nvidiactl"), Path.of("/dev/kfd"));

    private static final List<Engine> FOUND = new ArrayList<>();
    private static Optional<Error> failure = Optional.empty();

    static {
        Iterator<Engine> engines = ServiceLoader.load(Engine.class).iterator();
        try {
            while (engines.hasNext()) {
                FOUND.add(EngineFaults.translated(engines.next()));
            }
        } catch (ServiceConfigurationError | LinkageError ofAnotherJava) {
            failure = Optional.of(ofAnotherJava);
        }
    }

    private Engines() {}

    /** @throws UnsupportedException if there is no engine of this name that runs on this Java */
    static Engine named(String name) {
        return find(name)
                .orElseThrow(() -> failure.map(cause -> unusable(name, cause))
                        .orElseGet(() -> new UnsupportedException("The engine " + name
                                + " is not on the class path: add dev.stagecraft:" + name
                                + ", and run on Java 22 or later; or set the execution to AUTO.")));
    }

    private static UnsupportedException unusable(String name, Error cause) {
        return new UnsupportedException(
                "The engine " + name + " is on the class path, but does not run on Java "
                        + Runtime.version().feature() + ": use Java 22 or later, or set the execution to AUTO.",
                cause);
    }

    private static Optional<Engine> find(String name) {
        return FOUND.stream().filter(engine -> engine.name().equals(name)).findFirst();
    }

    /** The first GPU that an engine of this name finds; empty without one, and where the engine does not run. */
    static Optional<String> gpu(String name) {
        boolean isLinux = System.getProperty("os.name").equals("Linux");
        // An engine loads a large library to look for them.
        boolean mayHaveOne = !isLinux || DRIVERS.stream().anyMatch(Files::exists);
        return find(name).filter(engine -> mayHaveOne).flatMap(Engines::gpu);
    }

    private static Optional<String> gpu(Engine engine) {
        try {
            return engine.devices().stream()
                    .filter(device -> !device.equals(CPU))
                    .findFirst();
        } catch (IllegalStateException doesNotRunHere) {
            return Optional.empty();
        }
    }
}
