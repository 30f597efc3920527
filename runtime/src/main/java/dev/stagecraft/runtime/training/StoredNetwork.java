/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.fault.UnsupportedException;
import dev.stagecraft.weights.text.Excerpt;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.databind.JsonMappingException;

/** Makes the network of a stored model. */
final class StoredNetwork {
    /** What the configuration of a MultiLayerNetwork has, and of a ComputationGraph not. */
    private static final String LAYERS_IN_A_ROW = "confs";

    /** What is made of a configuration, in one way or another failing. */
    @FunctionalInterface
    private interface Step<T> {
        T make() throws IOException;
    }

    private StoredNetwork() {}

    /**
     * Makes it.
     *
     * @throws DamagedFileException if the parameters are not as many as the configuration says
     * @throws ForeignModelException if the configuration names other classes, or makes no network
     */
    static ComputationGraph of(StoredModel model, SavedModelOptions options) throws IOException {
        String text = model.configuration();
        options.classes().require(text);
        if (ConfigurationText.has(text, LAYERS_IN_A_ROW)) {
            throw new ForeignModelException("is a MultiLayerNetwork: save what its method toComputationGraph gives.");
        }
        ComputationGraphConfiguration configuration = attempt(() -> ComputationGraphConfiguration.fromJson(text));
        StoredArray.Expected expected = attempt(() -> new StoredArray.Expected(
                Optional.of(configuration.getDataType()), Optional.of(numbers(configuration))));
        INDArray parameters = model.parameters(expected);
        return attempt(() -> {
            ComputationGraph network = options.inference().network(configuration);
            network.init(parameters, false);
            return network;
        });
    }

    private static long numbers(ComputationGraphConfiguration configuration) {
        long numbers = 0;
        for (GraphVertex vertex : configuration.getVertices().values()) {
            numbers = Math.addExact(numbers, vertex.numParams(true));
        }
        return numbers;
    }

    /** Deeplearning4j fails in whatever way where settings contradict each other. */
    private static <T> T attempt(Step<T> step) throws IOException {
        try {
            return step.make();
        } catch (UnsupportedException e) {
            // This machine cannot compute it so, whatever the file has.
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new ForeignModelException(
                    "has a configuration that makes no network" + place(e) + reason(e)
                            + ": save it again as a ComputationGraph, with the version of Deeplearning4j that made it.",
                    e);
        }
    }

    /** Where in the configuration Jackson stood. */
    private static String place(Throwable failure) {
        return causes(failure)
                .filter(JsonMappingException.class::isInstance)
                .map(cause -> ((JsonMappingException) cause)
                        .getPath().stream()
                                .map(reference -> reference.getFieldName() == null
                                        ? String.valueOf(reference.getIndex())
                                        : reference.getFieldName())
                                .collect(Collectors.joining(".")))
                .filter(path -> !path.isEmpty())
                .findFirst()
                .map(path -> ", because of " + Excerpt.of(path))
                .orElse("");
    }

    /** What the first to object said, if somebody meant to object: other exceptions speak of code. */
    private static String reason(Throwable failure) {
        Throwable first = causes(failure).reduce((outer, inner) -> inner).orElseThrow();
        boolean isMeant = first instanceof IllegalArgumentException || first instanceof IllegalStateException;
        String message = first.getMessage();
        return isMeant && message != null && !message.isBlank()
                ? " (" + Excerpt.of(message.lines().findFirst().orElseThrow()) + ")"
                : "";
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
