/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.engine;

import dev.stagecraft.program.engine.Engine;
import dev.stagecraft.runtime.Computed;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.Precision;
import java.util.Optional;
import java.util.ServiceLoader;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** libtorch on the CPU, where the build has it. */
final class Libtorch {
    /** Why tests are skipped. */
    static final String MISSING = "libtorch is on the class path of builds with Java 22 or later";

    private Libtorch() {}

    static boolean isThere() {
        return ServiceLoader.load(Engine.class).stream().findAny().isPresent();
    }

    static ComputationGraph network(ComputationGraphConfiguration configuration) {
        return network(configuration, Precision.FULL);
    }

    static ComputationGraph network(ComputationGraphConfiguration configuration, Precision precision) {
        return Computed.network(Execution.LIBTORCH, configuration, precision, Optional.of("cpu"));
    }
}
