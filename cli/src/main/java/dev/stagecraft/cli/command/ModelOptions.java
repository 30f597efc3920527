/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.training.SavedModel;
import dev.stagecraft.runtime.weights.LoadedWeights;
import dev.stagecraft.runtime.weights.WeightFiles;
import dev.stagecraft.runtime.weights.Weights;
import dev.stagecraft.weights.HeadFit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A network with its weights: one that was saved, or a declared one and a file of weights. */
final class ModelOptions {
    @ArgGroup(multiplicity = "1")
    private Source source;

    @Mixin
    private ClassPathOption classPath;

    private static final class Source {
        @Option(
                names = "--model",
                paramLabel = "FILE",
                description =
                        "A model that train saved (.zip). Evaluate and predict take one that export wrote (.onnx) as well.")
        private Optional<Path> model;

        @ArgGroup(exclusive = false)
        private Declared declared;
    }

    private static final class Declared {
        @Option(
                names = "--network",
                paramLabel = "NETWORK",
                required = true,
                description = "In place of --model, a network's name, as stagecraft networks lists it.")
        private String network;

        @Option(
                names = "--weights",
                paramLabel = "FILE",
                description = "The file of the weights of --network: " + WeightsCommand.FORMATS + "."
                        + " Without it they are those of the network's @PretrainedWeights.")
        private Optional<Path> weights;
    }

    /** The saved network, if it is one. */
    Optional<Path> file() {
        return source.model;
    }

    /** Loads it. */
    Model load() throws IOException {
        if (source.model.isPresent()) {
            Path file = source.model.get();
            SavedModel saved = open(file);
            return new Model(
                    "The model " + file,
                    saved.network(),
                    saved.preprocessing().map(ModelOptions::image),
                    saved.preprocessing(),
                    saved.standardization(),
                    saved.classNames());
        }
        NetworkDefinition definition = definition();
        return new Model(
                definition.name(),
                network(definition),
                Optional.of(definition.summary().input()),
                definition.preprocessing(),
                definition.preprocessing().map(Standardization::of),
                List.of());
    }

    private static SavedModel open(Path file) throws IOException {
        try {
            return SavedModel.open(file);
        } catch (IOException e) {
            throw isOfWeights(file)
                    ? new IOException(
                            file + " is a file of weights: name it with --weights, and its network with --network.", e)
                    : e;
        }
    }

    private static boolean isOfWeights(Path file) {
        try {
            return !WeightFiles.tensors(file).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static Shape image(Preprocessing preprocessing) {
        return new Shape(List.of(preprocessing.channels(), preprocessing.height(), preprocessing.width()));
    }

    /** What was declared; the name and the shape of images stand there. */
    Optional<NetworkDefinition> declared() throws IOException {
        return source.model.isPresent() ? Optional.empty() : Optional.of(definition());
    }

    private NetworkDefinition definition() throws IOException {
        return classPath.networks().find(source.declared.network);
    }

    private ComputationGraph network(NetworkDefinition definition) throws IOException {
        if (source.declared.weights.isPresent()) {
            ComputationGraph network = definition.create();
            requireHead(Weights.load(network, source.declared.weights.get()), definition);
            return network;
        }
        if (definition.pretrainedWeights().isEmpty()) {
            throw new IllegalArgumentException(
                    definition.name() + " has no @PretrainedWeights: name the file of its weights with --weights.");
        }
        return definition.createPretrained();
    }

    /** With a head that was drawn by lot, all answers would be nonsense. */
    private static void requireHead(LoadedWeights loaded, NetworkDefinition definition) {
        if (loaded.head() instanceof HeadFit.OtherClasses other) {
            throw new IllegalArgumentException(loaded.file() + " is for " + other.file() + " classes, and "
                    + definition.name() + " has " + other.network() + ": declare one with @Head(classes = "
                    + other.file()
                    + "), or train it with --weights first.");
        }
        if (loaded.head() instanceof HeadFit.Absent) {
            throw new IllegalArgumentException(loaded.file() + " has no head, which tells the classes apart: train "
                    + definition.name() + " with --weights first.");
        }
    }
}
