/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** What options do with a configuration, for tests in other packages that have one made already. */
public final class Computed {
    private Computed() {}

    public static ComputationGraph network(Execution execution, ComputationGraphConfiguration configuration) {
        return execution.network(configuration);
    }

    public static ComputationGraph network(
            Execution execution,
            ComputationGraphConfiguration configuration,
            Precision precision,
            Optional<String> device) {
        return execution.network(configuration, precision, device);
    }

    public static ComputationGraphConfiguration decayed(
            NetworkOptions options, ComputationGraphConfiguration configuration) {
        return options.decayWeights(configuration);
    }
}
