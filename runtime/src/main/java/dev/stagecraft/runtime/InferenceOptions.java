/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Who computes a network that has its weights, and with which numbers: nothing that changes what it answers but for the last digits.
 *
 * @param execution who computes the layers
 * @param precision the numbers that maps and convolutions' weights are computed in, where the network is of {@code FLOAT}
 * @param device what {@link Execution#LIBTORCH} computes on, {@code cpu} or {@code cuda:0}; where none is named, the first GPU or else the CPU
 */
public record InferenceOptions(Execution execution, Precision precision, Optional<String> device) {
    /**
     * Checks the options.
     *
     * @param execution who computes the layers
     * @param precision the numbers that maps and convolutions' weights are computed in
     * @param device what {@link Execution#LIBTORCH} computes on, if one is named
     * @throws IllegalArgumentException if a device is named for another execution
     * @throws NullPointerException if one is null
     */
    public InferenceOptions {
        Objects.requireNonNull(execution, "execution");
        Objects.requireNonNull(precision, "precision");
        requireDevice(execution, device);
    }

    /** Only libtorch computes on one device or another of the same process. */
    static void requireDevice(Execution execution, Optional<String> device) {
        Objects.requireNonNull(device, "device");
        if (device.isPresent() && execution != Execution.LIBTORCH) {
            throw new IllegalArgumentException("The device is " + device.get() + " and the execution " + execution
                    + "; only LIBTORCH takes a device: set the execution to LIBTORCH first.");
        }
    }

    /** {@return options with whoever computes fastest here, in 32-bit floating point} */
    public static InferenceOptions defaults() {
        return new InferenceOptions(Execution.AUTO, Precision.FULL, Optional.empty());
    }

    /**
     * {@return these options with another execution} A device is kept for {@link Execution#LIBTORCH} alone.
     *
     * @param execution who computes the layers
     */
    public InferenceOptions withExecution(Execution execution) {
        Optional<String> kept = execution == Execution.LIBTORCH ? device : Optional.empty();
        return new InferenceOptions(execution, precision, kept);
    }

    /**
     * {@return these options with another precision}
     *
     * @param precision what maps and convolutions' weights are computed in
     */
    public InferenceOptions withPrecision(Precision precision) {
        return new InferenceOptions(execution, precision, device);
    }

    /**
     * {@return these options with another device}
     *
     * @param device what {@link Execution#LIBTORCH} computes on: {@code cpu}, or {@code cuda:0} for the first GPU, or several with commas between them, which
     *     share each batch
     * @throws IllegalArgumentException if the execution is another
     */
    public InferenceOptions withDevice(String device) {
        return new InferenceOptions(execution, precision, Optional.of(device));
    }

    /**
     * {@return a network that is computed this way, to be initialized}
     *
     * @param configuration of the network to make
     * @throws dev.stagecraft.runtime.fault.UnsupportedException if the execution cannot be, in this precision
     */
    public ComputationGraph network(ComputationGraphConfiguration configuration) {
        return execution.network(configuration, precision, device);
    }
}
