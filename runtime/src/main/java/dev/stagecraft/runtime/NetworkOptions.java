/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.runtime.backend.Backend;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * What is left to choose when a network is built: nothing that changes its shape.
 *
 * @param seed what the initial weights are drawn from
 * @param updater the rule by which gradients change the weights
 * @param weightDecay the share of a weight, times the learning rate, that each step takes away; biases and
 *     normalizations do not decay (Loshchilov and Hutter, <i>Decoupled Weight Decay Regularization</i>, 2017,
 *     arXiv:1711.05101)
 * @param dataType the type of weights and activations: {@code FLOAT}, {@code DOUBLE} or {@code FLOAT16}; for the latter set
 *     an updater first whose constants a 16-bit number can hold, such as Adam with an epsilon of 1e-4
 * @param precision the numbers that maps and convolutions' weights are computed in, where the data type is {@code FLOAT}
 * @param execution who computes the layers
 * @param device what {@link Execution#LIBTORCH} computes on, {@code cpu} or {@code cuda:0}, or {@code cuda:0,cuda:1}, which share each batch; where none is
 *     named, the first GPU or else the CPU
 * @param recomputation which maps a training by {@link Execution#LIBTORCH} computes once more to save memory; where none is named, {@code BLOCKS} on CPUs and
 *     {@code NONE} on GPUs
 */
public record NetworkOptions(
        long seed,
        IUpdater updater,
        double weightDecay,
        DataType dataType,
        Precision precision,
        Execution execution,
        Optional<String> device,
        Optional<Recomputation> recomputation) {
    /** The smallest positive number of 16 bits, 2 to the -24th. */
    private static final double SMALLEST_HALF = 0x1p-24;

    /**
     * Checks the options.
     *
     * @param seed what the initial weights are drawn from
     * @param updater the rule by which gradients change the weights
     * @param weightDecay the share of a weight, times the learning rate, that each step takes away
     * @param dataType the type of weights and activations
     * @param precision the numbers that maps and convolutions' weights are computed in, where the data type is {@code FLOAT}
     * @param execution who computes the layers
     * @param device what {@link Execution#LIBTORCH} computes on, if one is named
     * @param recomputation which maps a training by {@link Execution#LIBTORCH} computes once more, if that is named
     * @throws IllegalArgumentException if a device is named for another execution, a weight decay is negative or not finite, or types, precision and updater do not go together
     * @throws NullPointerException if one is null
     */
    public NetworkOptions {
        Objects.requireNonNull(updater, "updater");
        Objects.requireNonNull(dataType, "dataType");
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(execution, "execution");
        Objects.requireNonNull(recomputation, "recomputation");
        InferenceOptions.requireDevice(execution, device);
        if (recomputation.isPresent() && execution != Execution.LIBTORCH) {
            throw new IllegalArgumentException("The recomputation is " + recomputation.get() + " and the execution "
                    + execution + "; only LIBTORCH computes maps once more: set the execution to LIBTORCH first.");
        }
        if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "weightDecay is " + weightDecay + "; it must be 0 or a positive number.");
        }
        if (!dataType.isFPType() || dataType == DataType.BFLOAT16) {
            throw new IllegalArgumentException("dataType is " + dataType + "; it must be FLOAT, DOUBLE or FLOAT16"
                    + (dataType == DataType.BFLOAT16 ? "; keep FLOAT, and set the precision to BFLOAT16." : "."));
        }
        if (precision == Precision.BFLOAT16 && dataType != DataType.FLOAT) {
            throw new IllegalArgumentException("The precision is BFLOAT16 and dataType is " + dataType
                    + "; parameters must be FLOAT then: set the data type to FLOAT, or the precision to FULL.");
        }
        requireRepresentable(updater, dataType);
    }

    private static void requireRepresentable(IUpdater updater, DataType dataType) {
        if (dataType == DataType.FLOAT16 && updater instanceof Adam adam && adam.getEpsilon() < SMALLEST_HALF) {
            throw new IllegalArgumentException("Adam's epsilon is " + adam.getEpsilon()
                    + ", which is 0 as a FLOAT16, and the first step would divide by it; set an Adam with an epsilon"
                    + " of 1e-4 before the data type.");
        }
    }

    /**
     * {@return what the initial weights are drawn from} Deeplearning4j loads ND4J to configure it: where that does not load, this says why.
     *
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if there is no back end, or its native library does not load
     */
    @Override
    public long seed() {
        Backend.current();
        return seed;
    }

    /**
     * {@return options with seed 42, Adam with a learning rate of 0.001, no weight decay, 32-bit floating point, computed by oneDNN or
     * cuDNN where they run}
     */
    public static NetworkOptions defaults() {
        return new NetworkOptions(
                42,
                new Adam(1e-3),
                0,
                DataType.FLOAT,
                Precision.FULL,
                Execution.AUTO,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * {@return the configuration of a network whose weights decay as these options say} Called by generated code, because Deeplearning4j
     * 1.0.0-M2.1 applies a decay that is set on the whole network twice in every step. Seed, updater and data type are those of the builder.
     *
     * @param graph with its outputs
     */
    public ComputationGraphConfiguration configuration(GraphBuilder graph) {
        return decayWeights(graph.build());
    }

    /** Sets the weight decay on every layer that has weights to decay, and gives the configuration back. */
    ComputationGraphConfiguration decayWeights(ComputationGraphConfiguration network) {
        if (weightDecay > 0) {
            network.getVertices().values().stream()
                    .filter(LayerVertex.class::isInstance)
                    .map(vertex -> ((LayerVertex) vertex).getLayerConf().getLayer())
                    .filter(BaseLayer.class::isInstance)
                    .map(BaseLayer.class::cast)
                    .forEach(layer -> layer.setRegularization(List.of(new WeightDecay(weightDecay, true))));
        }
        return network;
    }

    /**
     * {@return a network of your own, such as a neck and a head behind a {@linkplain NetworkDefinition#builder backbone}, ready to train: computed and
     * with decaying weights as these options say} Seed, updater and data type are those of the builder.
     *
     * @param graph with its outputs
     * @throws dev.stagecraft.runtime.fault.UnsupportedException if the execution must be {@link Execution#ONEDNN} or {@link Execution#CUDNN} and cannot be, in this precision
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if ND4J chose a device that it cannot run on
     */
    public ComputationGraph create(GraphBuilder graph) {
        Backend.current().requireUsable();
        ComputationGraph network = execution.network(configuration(graph), this);
        network.init();
        return network;
    }

    /**
     * {@return these options with another seed}
     *
     * @param seed what the initial weights are drawn from
     */
    public NetworkOptions withSeed(long seed) {
        return new NetworkOptions(seed, updater, weightDecay, dataType, precision, execution, device, recomputation);
    }

    /**
     * {@return these options with another updater}
     *
     * @param updater the rule by which gradients change the weights
     */
    public NetworkOptions withUpdater(IUpdater updater) {
        return new NetworkOptions(seed, updater, weightDecay, dataType, precision, execution, device, recomputation);
    }

    /**
     * {@return these options with another weight decay}
     *
     * @param weightDecay the share of a weight, times the learning rate, that each step takes away; 0 for none
     */
    public NetworkOptions withWeightDecay(double weightDecay) {
        return new NetworkOptions(seed, updater, weightDecay, dataType, precision, execution, device, recomputation);
    }

    /**
     * {@return these options with another type of weights and activations}
     *
     * @param dataType {@code FLOAT}, {@code DOUBLE} or {@code FLOAT16}
     */
    public NetworkOptions withDataType(DataType dataType) {
        return new NetworkOptions(seed, updater, weightDecay, dataType, precision, execution, device, recomputation);
    }

    /**
     * {@return these options with another precision}
     *
     * @param precision what maps and convolutions' weights are computed in, where the data type is {@code FLOAT}
     */
    public NetworkOptions withPrecision(Precision precision) {
        return new NetworkOptions(seed, updater, weightDecay, dataType, precision, execution, device, recomputation);
    }

    /**
     * {@return these options with another execution}
     *
     * @param execution who computes the layers
     */
    public NetworkOptions withExecution(Execution execution) {
        Optional<String> kept = execution == Execution.LIBTORCH ? device : Optional.empty();
        Optional<Recomputation> again = execution == Execution.LIBTORCH ? recomputation : Optional.empty();
        return new NetworkOptions(seed, updater, weightDecay, dataType, precision, execution, kept, again);
    }

    /**
     * {@return the same with another device}
     *
     * @param device what {@link Execution#LIBTORCH} computes on: {@code cpu}, or {@code cuda:0} for the first GPU. Several, with commas between them, share each
     *     batch: each normalizes its part by itself, and all take the same step
     * @throws IllegalArgumentException if the execution is another
     */
    public NetworkOptions withDevice(String device) {
        Objects.requireNonNull(device, "device");
        return new NetworkOptions(
                seed, updater, weightDecay, dataType, precision, execution, Optional.of(device), recomputation);
    }

    /**
     * {@return the same with less memory or less time}
     *
     * @param recomputation which maps a training by {@link Execution#LIBTORCH} computes once more
     * @throws IllegalArgumentException if the execution is another
     */
    public NetworkOptions withRecomputation(Recomputation recomputation) {
        Objects.requireNonNull(recomputation, "recomputation");
        return new NetworkOptions(
                seed, updater, weightDecay, dataType, precision, execution, device, Optional.of(recomputation));
    }
}
