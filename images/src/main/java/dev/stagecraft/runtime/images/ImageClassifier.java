/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Says what images show, whoever computes it: a network of Deeplearning4j ({@code NetworkClassifier}) or an exported one ({@code
 * Predictor}). Any number of threads may ask at once.
 */
public interface ImageClassifier extends AutoCloseable {
    /** {@return the names of the classes, in the order of the network's output; none, and they go by their numbers} */
    List<String> classNames();

    /** {@return how an image becomes the network's input; empty if nobody says, and then no image can be classified} */
    Optional<Preprocessing> preprocessing();

    /**
     * {@return what an image file shows: the most probable classes, the most probable first}
     *
     * @param file a JPEG, PNG, BMP or GIF
     * @param k how many; all of them, if there are fewer
     * @throws InvalidImageException if the file is missing, no image, damaged or too large
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if {@code k} is below 1
     * @throws IllegalStateException if there is no preprocessing, or the classifier is closed
     */
    default List<Classification> classify(Path file, int k) throws IOException {
        return classify(List.of(file), k).get(0);
    }

    /**
     * {@return what image files show, in their order} Nothing is returned if one of them cannot be read.
     *
     * @param files JPEGs, PNGs, BMPs or GIFs
     * @param k how many classes for each; all of them, if there are fewer
     * @throws InvalidImageException if a file is missing, no image, damaged or too large
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if {@code k} is below 1
     * @throws IllegalStateException if there is no preprocessing, or the classifier is closed
     */
    List<List<Classification>> classify(List<Path> files, int k) throws IOException;

    /**
     * {@return what an image shows: the most probable classes, the most probable first}
     *
     * @param image of any size, grey or in colour
     * @param k how many; all of them, if there are fewer
     * @throws IllegalArgumentException if the image is null, or {@code k} is below 1
     * @throws IllegalStateException if there is no preprocessing, or the classifier is closed
     */
    List<Classification> classify(BufferedImage image, int k);

    /**
     * {@return the most probable classes of what the network takes, the most probable first}
     *
     * @param image the numbers {@code [C, H, W]} in C order: row by row, all of one channel before the next
     * @param k how many; all of them, if there are fewer
     * @throws IllegalArgumentException if the image is null or has another length or a value that is not finite, or {@code k} is below 1
     * @throws IllegalStateException if the classifier is closed
     */
    List<Classification> classify(float[] image, int k);

    /**
     * The probability of each class for each image, as the network takes it.
     *
     * @param images {@code [C, H, W]} each
     * @return {@code [N, classes]}
     * @throws IllegalArgumentException if an image is null or has another length, or a value that is not finite
     * @throws IllegalStateException if the classifier is closed
     */
    float[][] probabilities(List<float[]> images);

    /** Frees what the network holds, when the calls that run have ended. */
    @Override
    void close();
}
