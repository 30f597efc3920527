/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.fault.UnsupportedException;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.weights.LoadedWeights;
import dev.stagecraft.runtime.weights.Weights;
import dev.stagecraft.weights.InvalidWeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A network that was resolved at compile time. The annotation processor writes the implementations. */
public interface NetworkDefinition {
    /** {@return the network's name} */
    String name();

    /**
     * {@return Deeplearning4j's configuration of the network: one input {@code [N, C, H, W]}, one output {@code [N, classes]}; of a
     * backbone, an output {@code [N, C, H, W]} for each of its {@link #features()}}
     *
     * @param options what is left to choose
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if there is no back end, or its native library does not load
     */
    ComputationGraphConfiguration configuration(NetworkOptions options);

    /** {@return every layer with the shapes, parameters and multiply-adds that were computed when the network was compiled} */
    NetworkSummary summary();

    /**
     * {@return what the stem, before its pool, and the stages give, in order: maps that {@link FeatureNetworks} and exports can be asked
     * for}
     */
    default List<StageMap> stages() {
        return List.of();
    }

    /** {@return the maps that the network gives, in the order of its outputs, if it is a {@code @Backbone}; none if it has a head} */
    default List<StageMap> features() {
        return List.of();
    }

    /** {@return whether it is a {@code @Backbone}, which gives maps and tells no classes apart} */
    default boolean isBackbone() {
        return !features().isEmpty();
    }

    /**
     * The network without its head as Deeplearning4j's builder of graphs, to which a neck and a head of yours are added:
     *
     * <pre>{@code
     * GraphBuilder graph = new ResNet50BackboneNetwork().builder(options);
     * graph.addLayer("mask", new CnnLossLayer.Builder(…).build(), ResNet50BackboneNetwork.LAYER4.layer()).setOutputs("mask");
     * ComputationGraph segmenter = options.create(graph);
     * new ResNet50BackboneNetwork().loadWeights(segmenter, Path.of("resnet50.safetensors"));
     * }</pre>
     *
     * @param options what is left to choose
     * @return the backbone's layers and input, without outputs
     */
    default GraphBuilder builder(NetworkOptions options) {
        ComputationGraphConfiguration network = configuration(options);
        List<StageMap> stages = stages();
        ComputationGraphConfiguration trunk = isBackbone() || stages.isEmpty()
                ? network
                : FeatureNetworks.part(network, stages.subList(stages.size() - 1, stages.size()));
        return new GraphBuilder(
                trunk,
                new NeuralNetConfiguration.Builder()
                        .seed(options.seed())
                        .updater(options.updater())
                        .dataType(options.dataType()));
    }

    /**
     * {@return the same network with a head for another number of classes} Weights that are loaded into it leave its head as it is, where theirs is for others.
     *
     * @param classes 2 or more
     * @throws IllegalArgumentException if it has no head, or there are fewer classes
     */
    default NetworkDefinition withClasses(int classes) {
        return OtherClasses.of(this, classes);
    }

    /** {@return how an image becomes the network's input; empty where the network does not declare it} */
    default Optional<Preprocessing> preprocessing() {
        return Optional.empty();
    }

    /** {@return the network with fresh weights and {@linkplain NetworkOptions#defaults() default options}} */
    default ComputationGraph create() {
        return create(NetworkOptions.defaults());
    }

    /**
     * {@return the network with fresh weights, ready to train}
     *
     * @param options what is left to choose
     * @throws UnsupportedException if the execution must be {@link Execution#ONEDNN} or {@link Execution#CUDNN} and cannot be, in the options' precision
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if ND4J chose a device that it cannot run on
     */
    default ComputationGraph create(NetworkOptions options) {
        Backend.current().requireUsable();
        ComputationGraph network = options.execution().network(configuration(options), options);
        network.init();
        return network;
    }

    /** {@return the file of weights that the network's {@code @PretrainedWeights} names; empty if it has none} */
    default Optional<String> pretrainedWeights() {
        return Optional.empty();
    }

    /**
     * {@return the network with its pretrained weights and {@linkplain NetworkOptions#defaults() default options}}
     *
     * @throws InvalidWeightsException if the file is missing, damaged or not one of this network
     * @throws IOException if the file cannot be read
     * @throws UnsupportedException if the network has no {@code @PretrainedWeights}
     */
    default ComputationGraph createPretrained() throws IOException {
        return createPretrained(NetworkOptions.defaults());
    }

    /**
     * {@return the network with its pretrained weights, ready to serve or to train further} They are looked for on the class path first, then as a
     * path relative to the working folder. A head of another number of classes has fresh weights.
     *
     * @param options what is left to choose
     * @throws InvalidWeightsException if the file is missing, damaged or not one of this network
     * @throws IOException if the file cannot be read
     * @throws UnsupportedException if the network has no {@code @PretrainedWeights}
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
     * @param network one of this definition
     * @return what was loaded, and what became of the head
     * @throws InvalidWeightsException if the file is missing, damaged or not one of this network
     * @throws IOException if the file cannot be read
     * @throws UnsupportedException if the network has no {@code @PretrainedWeights}
     */
    default LoadedWeights loadPretrained(ComputationGraph network) throws IOException {
        return Weights.loadResource(network, getClass(), requirePretrainedWeights());
    }

    /**
     * Gives the layers of this definition in a network, which may have others behind them, the weights of a file.
     *
     * @param network that {@link #create(NetworkOptions)} made, or one of {@link #builder}'s
     * @param file what {@link Weights#load(ComputationGraph, Path)} takes
     * @return what was loaded
     * @throws InvalidWeightsException if the file is missing, damaged or not one of this network; the network is then as it was
     * @throws IOException if the file cannot be read; the network is then as it was
     */
    default LoadedWeights loadWeights(ComputationGraph network, Path file) throws IOException {
        Set<String> layers = summary().layers().stream().map(LayerSummary::name).collect(Collectors.toSet());
        return Weights.load(network, layers, file);
    }

    private String requirePretrainedWeights() {
        return pretrainedWeights()
                .orElseThrow(() -> new UnsupportedException(name()
                        + " has no @PretrainedWeights; add it to the interface, or use create() and Weights.load."));
    }
}
