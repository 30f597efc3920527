/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.engine;

import dev.stagecraft.program.engine.EngineSettings;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import dev.stagecraft.program.engine.UpdateSegment;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.Recomputation;
import dev.stagecraft.runtime.internal.FiniteNumbers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Networks that an engine computes. */
public final class EngineExecution {
    private static final String AHEAD = "stagecraft.ahead";

    private EngineExecution() {}

    /** Whether an engine of this name finds a GPU. */
    public static boolean hasGpu(String name) {
        return Engines.gpu(name).isPresent();
    }

    /**
     * A network of this configuration, to be initialized.
     *
     * @param name the engine's
     * @param device what computes; where none is named, the first GPU or else the CPU
     * @param recomputation what is computed once more; where none is named, the engine chooses
     * @throws IllegalStateException if there is no such engine
     * @throws IllegalArgumentException if the network's numbers are not of 32 bits
     */
    public static ComputationGraph network(
            ComputationGraphConfiguration configuration,
            String name,
            Optional<String> device,
            Precision precision,
            Optional<Recomputation> recomputation) {
        DataType type = configuration.getDataType();
        if (type != DataType.FLOAT) {
            throw new IllegalArgumentException("The engine " + name + " computes networks of FLOAT, and this one is of "
                    + type + "; set the data type to FLOAT, or the execution to DEEPLEARNING4J.");
        }
        String chosen = device.or(() -> Engines.gpu(name)).orElse(Engines.CPU);
        long seed = configuration.getDefaultConfiguration().getSeed();
        EngineSettings settings = new EngineSettings(
                chosen,
                arithmetic(precision),
                seed,
                recomputation.map(of -> dev.stagecraft.program.engine.Recomputation.valueOf(of.name())));
        return new EngineGraph(configuration, Engines.named(name), settings);
    }

    private static Arithmetic arithmetic(Precision precision) {
        return switch (precision) {
            case FULL -> Arithmetic.FLOAT32;
            case TF32 -> Arithmetic.TF32;
            case BFLOAT16 -> Arithmetic.BFLOAT16;
        };
    }

    /** Whether a network's batches are better copied ahead as pixels: where an engine computes it on a GPU, or {@code -Dstagecraft.ahead=true} says so. */
    public static boolean takesPixels(ComputationGraph network) {
        String ahead = System.getProperty(AHEAD);
        return network instanceof EngineGraph graph
                && (ahead == null ? !graph.settings().device().startsWith(Engines.CPU) : Boolean.parseBoolean(ahead));
    }

    /**
     * Lets batches of a network that {@linkplain #takesPixels takes pixels} have such.
     *
     * @param tables what each of the 256 values of a pixel becomes in each channel
     */
    public static void takePixels(ComputationGraph network, float[][] tables) {
        ((EngineGraph) network).takePixels(tables);
    }

    /** Batches have numbers again, and none waits. */
    public static void endPixels(ComputationGraph network) {
        ((EngineGraph) network).takePixels(null);
    }

    /** Begins to copy a batch of pixels to the device. */
    public static void ahead(ComputationGraph network, DataSet batch) {
        ((EngineGraph) network).ahead(batch);
    }

    /** Computes the loss of the batch that a network was given, and leaves the gradients on the device. */
    public static void computeScore(ComputationGraph network) {
        ((EngineGraph) network).computeScore();
    }

    /**
     * Takes a step on the device by the gradients there.
     *
     * @param state what is remembered of the parameters, if something is; it is brought here when somebody asks the network for its parameters
     * @param images how many images the gradients are sums over
     */
    public static void update(
            ComputationGraph network,
            Optional<INDArray> state,
            List<UpdateSegment> segments,
            long images,
            OptionalDouble longestGradient) {
        ((EngineGraph) network).update(state.orElse(null), segments, images, longestGradient);
    }

    /** Whether an engine computes a network. */
    public static boolean computes(ComputationGraph network) {
        return network instanceof EngineGraph;
    }

    /** The device that computes a network, if an engine does. */
    public static Optional<String> device(ComputationGraph network) {
        return settings(network).map(EngineSettings::device);
    }

    /** What a network is computed with, if an engine does. */
    public static Optional<Precision> precision(ComputationGraph network) {
        return settings(network).map(settings -> switch (settings.arithmetic()) {
            case FLOAT32 -> Precision.FULL;
            case TF32 -> Precision.TF32;
            case BFLOAT16 -> Precision.BFLOAT16;
        });
    }

    /** What a network computes once more, if an engine computes it and that was named. */
    public static Optional<Recomputation> recomputation(ComputationGraph network) {
        return settings(network).flatMap(EngineSettings::recomputation).map(of -> Recomputation.valueOf(of.name()));
    }

    private static Optional<EngineSettings> settings(ComputationGraph network) {
        return network instanceof EngineGraph graph ? Optional.of(graph.settings()) : Optional.empty();
    }

    /** What computes a network, for people; if an engine does. */
    public static Optional<String> description(ComputationGraph network) {
        return network instanceof EngineGraph graph ? Optional.of(graph.description()) : Optional.empty();
    }

    /** Whether the parameters of a network are finite numbers, wherever they are now. */
    public static boolean isFinite(ComputationGraph network) {
        return network instanceof EngineGraph graph ? graph.isFinite() : FiniteNumbers.areAll(network.params());
    }
}
