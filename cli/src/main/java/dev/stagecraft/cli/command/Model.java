/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.NetworkClassifier;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.ClassNames;
import dev.stagecraft.runtime.images.ImageClassifier;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.training.ClassificationReport;
import dev.stagecraft.runtime.training.EvaluationOptions;
import dev.stagecraft.runtime.training.Evaluator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A network with its weights, which Deeplearning4j and oneDNN compute.
 *
 * @param name what it is called at the beginning of a sentence
 * @param image the shape of an image, if that is known
 * @param preprocessing how images become its input, if that is known
 * @param standardization what its images are scaled by, if that is known
 * @param classNames in the order of its output, or none
 */
record Model(
        String name,
        ComputationGraph network,
        Optional<Shape> image,
        Optional<Preprocessing> preprocessing,
        Optional<Standardization> standardization,
        List<String> classNames)
        implements Evaluable {
    /** @throws IllegalArgumentException if it gives maps instead */
    @Override
    public long classes() {
        Layer last = network.getNumOutputArrays() == 1 ? network.getOutputLayer(0) : null;
        if (last != null && last.conf().getLayer() instanceof FeedForwardLayer output) {
            return output.getNOut();
        }
        throw new IllegalArgumentException(
                name + " is a backbone, which tells no classes apart: name a network with a head.");
    }

    @Override
    public ClassificationReport evaluate(ImageDataset images, Standardization scale, EvaluationOptions options)
            throws IOException {
        return Evaluator.evaluate(network, scale, images, options);
    }

    /** What says of image files what they show, by the names of the model's classes where no others are given. */
    ImageClassifier classifier(Optional<ClassNames> labels) {
        requireClasses();
        NetworkClassifier unnamed = NetworkClassifier.of(requirePreprocessing(), network);
        List<String> names = labels.map(ClassNames::names).orElse(classNames);
        return names.isEmpty() ? unnamed : unnamed.withClassNames(new ClassNames(names));
    }

    @Override
    public void close() {
        network.close();
    }

    /** @throws IllegalArgumentException if it gives maps, and tells no classes apart */
    void requireClasses() {
        classes();
    }
}
