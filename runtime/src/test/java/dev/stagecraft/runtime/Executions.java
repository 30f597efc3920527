/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.program.engine.Engine;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Who can compute here. */
public final class Executions {
    private Executions() {}

    /** All, but libtorch where this Java has none. */
    public static Stream<Execution> here() {
        boolean hasLibtorch =
                ServiceLoader.load(Engine.class).stream().findAny().isPresent();
        return Stream.of(Execution.values())
                .filter(execution -> execution != Execution.CUDNN && (execution != Execution.LIBTORCH || hasLibtorch));
    }
}
