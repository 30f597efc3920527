/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.vertices;

import dev.stagecraft.runtime.Computed;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.Executions;
import dev.stagecraft.runtime.Precision;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Who computes in Deeplearning4j's place, on the CPU. */
public enum Computer {
    ONEDNN(Execution.ONEDNN, Optional.empty()),
    LIBTORCH(Execution.LIBTORCH, Optional.of("cpu"));

    private final Execution execution;
    private final Optional<String> device;

    Computer(Execution execution, Optional<String> device) {
        this.execution = execution;
        this.device = device;
    }

    /** Those that this build has. */
    public static Stream<Computer> here() {
        return Stream.of(values())
                .filter(computer -> Executions.here().anyMatch(execution -> execution == computer.execution));
    }

    /** A network, to be initialized. */
    public ComputationGraph network(ComputationGraphConfiguration configuration) {
        return Computed.network(execution, configuration, Precision.FULL, device);
    }
}
