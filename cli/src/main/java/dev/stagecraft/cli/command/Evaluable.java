/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.training.ClassificationReport;
import dev.stagecraft.runtime.training.EvaluationOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A network that can be tested, whoever computes it. */
interface Evaluable extends AutoCloseable {
    /** What it is called at the beginning of a sentence. */
    String name();

    /** The shape of an image, if that is known. */
    Optional<Shape> image();

    /** How images become its input, if that is known. */
    Optional<Preprocessing> preprocessing();

    /** What its images are scaled by, if that is known. */
    Optional<Standardization> standardization();

    /** The names of the classes in the order of its output, or none. */
    List<String> classNames();

    /** How many classes it tells apart. */
    long classes();

    /** Classifies images of its size and classes. */
    ClassificationReport evaluate(ImageDataset images, Standardization scale, EvaluationOptions options)
            throws IOException;

    @Override
    void close();

    /** @throws IllegalArgumentException if nobody says how images become its input */
    default Preprocessing requirePreprocessing() {
        return preprocessing()
                .orElseThrow(() -> new IllegalArgumentException(
                        name() + " does not say how an image becomes its input: add @Preprocessing to the network."));
    }
}
