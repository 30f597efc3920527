/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.weights.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.distribution.Distribution;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.variational.ReconstructionDistribution;
import org.deeplearning4j.nn.conf.stepfunctions.StepFunction;
import org.deeplearning4j.nn.conf.weightnoise.IWeightNoise;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.embeddings.EmbeddingInitializer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The classes that a saved network may be made of: a model's configuration names the class of each of its parts, and making one runs its
 * code. {@link #known()} are the layers, vertices, activations, losses, updaters, schedules and other parts of Deeplearning4j, ND4J and
 * Stagecraft. A file that names any other class is refused before that class is initialized.
 */
public final class ModelClasses {
    private static final ModelClasses KNOWN =
            new ModelClasses(List.of("org.deeplearning4j.nn", "org.nd4j.linalg", "dev.stagecraft.runtime"));

    /** What a part of a network is one of. */
    private static final List<Class<?>> PARTS = List.of(
            Layer.class,
            GraphVertex.class,
            InputPreProcessor.class,
            InputType.class,
            IActivation.class,
            ILossFunction.class,
            IUpdater.class,
            ISchedule.class,
            Regularization.class,
            LayerConstraint.class,
            IDropout.class,
            IWeightNoise.class,
            IWeightInit.class,
            EmbeddingInitializer.class,
            Distribution.class,
            ReconstructionDistribution.class,
            StepFunction.class);

    /** Type parameters and arrays hold names in a name. */
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[^\\p{javaJavaIdentifierPart}.]+");

    /** No class has a longer one. */
    private static final int LONGEST_NAME = 65_535;

    private final List<String> packages;

    private ModelClasses(List<String> packages) {
        this.packages = List.copyOf(packages);
    }

    /** {@return the parts of networks that Deeplearning4j, ND4J and Stagecraft have} */
    public static ModelClasses known() {
        return KNOWN;
    }

    /**
     * {@return these, and the layers, vertices and other parts in a package of yours and in those below it} Name only packages whose
     * classes may be made with whatever settings a file has.
     *
     * @param name {@code com.example.layers}
     */
    public ModelClasses withPackage(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "The package is \"" + name + "\"; it must be a name such as com.example.layers.");
        }
        List<String> more = new ArrayList<>(packages);
        more.add(name);
        return new ModelClasses(more);
    }

    /**
     * Does nothing if all classes that a sound configuration names are among these. Every text is looked at: where a part is expected, a
     * class can be named in several ways.
     */
    void require(String configuration) throws ForeignModelException {
        for (Map.Entry<String, Boolean> text :
                ConfigurationText.texts(configuration).entrySet()) {
            for (String name : names(text.getKey())) {
                Optional<Class<?>> found = find(name);
                if (found.isPresent() && !isAllowed(found.get())) {
                    throw new ForeignModelException("names the class " + Excerpt.of(name)
                            + ", which is no part of a network that Deeplearning4j or Stagecraft has: if it is a layer"
                            + " of yours, allow its package with ModelClasses.withPackage.");
                }
            }
            boolean isClass = text.getValue();
            if (isClass && find(text.getKey()).isEmpty()) {
                throw new ForeignModelException("names the class " + Excerpt.of(text.getKey())
                        + ", which is not on the class path: add the jar that has it.");
            }
        }
    }

    private static List<String> names(String text) {
        return isName(text)
                ? List.of(text)
                : Stream.of(BETWEEN_NAMES.split(text))
                        .flatMap(piece ->
                                piece.startsWith("L") ? Stream.of(piece, piece.substring(1)) : Stream.of(piece))
                        .filter(ModelClasses::isName)
                        .toList();
    }

    private boolean isAllowed(Class<?> type) {
        return packages.stream().anyMatch(allowed -> type.getName().startsWith(allowed + "."))
                && PARTS.stream().anyMatch(part -> part.isAssignableFrom(type));
    }

    /** A class by its name, not initialized, from where Deeplearning4j would take it. */
    private static Optional<Class<?>> find(String name) {
        return find(name, Thread.currentThread().getContextClassLoader())
                .or(() -> find(name, Layer.class.getClassLoader()));
    }

    private static Optional<Class<?>> find(String name, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Identifiers with dots between them. */
    private static boolean isName(String text) {
        boolean isStart = true;
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            boolean isDot = letter == '.' && !isStart;
            boolean isLetter =
                    isStart ? Character.isJavaIdentifierStart(letter) : Character.isJavaIdentifierPart(letter);
            if (!isDot && !isLetter) {
                return false;
            }
            isStart = isDot;
        }
        return !isStart && text.length() <= LONGEST_NAME;
    }
}
