package dev.stagecraft.runtime;

import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.weights.LoadedWeights;
import dev.stagecraft.runtime.weights.Weights;
import dev.stagecraft.weights.InvalidWeightsException;
import java.io.IOException;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A network that was resolved at compile time. The annotation processor writes the implementations. */
public interface NetworkDefinition {
    /** The network's name. */
    String name();

    /**
     * Deeplearning4j's configuration of the network: one input {@code [N, C, H, W]}, one output {@code [N, classes]}.
     *
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if there is no back end, or its native library does not load
     */
    ComputationGraphConfiguration configuration(NetworkOptions options);

    /** Every layer with the shapes, parameters and multiply-adds that were computed when the network was compiled. */
    NetworkSummary summary();

    /** How an image becomes the network's input; empty where the network does not declare it. */
    default Optional<Preprocessing> preprocessing() {
        return Optional.empty();
    }

    /** The network with fresh weights and {@linkplain NetworkOptions#defaults() default options}. */
    default ComputationGraph create() {
        return create(NetworkOptions.defaults());
    }

    /**
     * The network with fresh weights, ready to train.
     *
     * @throws IllegalStateException if the execution must be {@link Execution#FUSED} and cannot be, in the options' precision
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if ND4J chose a device that it cannot run on
     */
    default ComputationGraph create(NetworkOptions options) {
        Backend.current().requireUsable();
        ComputationGraph network = options.execution().network(configuration(options), options.precision());
        network.init();
        return network;
    }

    /** The file of weights that the network's {@code @PretrainedWeights} names; empty if it has none. */
    default Optional<String> pretrainedWeights() {
        return Optional.empty();
    }

    /**
     * The network with its pretrained weights and {@linkplain NetworkOptions#defaults() default options}.
     *
     * @throws InvalidWeightsException if the file is missing, damaged or not one of this network
     * @throws IOException if the file cannot be read
     * @throws IllegalStateException if the network has no {@code @PretrainedWeights}
     */
    default ComputationGraph createPretrained() throws IOException {
        return createPretrained(NetworkOptions.defaults());
    }

    /**
     * The network with its pretrained weights, ready to serve or to train further. They are looked for on the class path first, then as a
     * path relative to the working folder. A head of another number of classes has fresh weights.
     *
     * @throws InvalidWeightsException if the file is missing, damaged or not one of this network
     * @throws IOException if the file cannot be read
     * @throws IllegalStateException if the network has no {@code @PretrainedWeights}
     */
    default ComputationGraph createPretrained(NetworkOptions options) throws IOException {
        requirePretrainedWeights();
        ComputationGraph network = create(options);
        loadPretrained(network);
        return network;
    }

    /**
     * Gives a network of this definition its pretrained weights.
     *
     * @return what was loaded, and what became of the head
     * @throws InvalidWeightsException if the file is missing, damaged or not one of this network
     * @throws IOException if the file cannot be read
     * @throws IllegalStateException if the network has no {@code @PretrainedWeights}
     */
    default LoadedWeights loadPretrained(ComputationGraph network) throws IOException {
        return Weights.loadResource(network, getClass(), requirePretrainedWeights());
    }

    private String requirePretrainedWeights() {
        return pretrainedWeights()
                .orElseThrow(() -> new IllegalStateException(name()
                        + " has no @PretrainedWeights; add it to the interface, or use create() and Weights.load."));
    }
}
