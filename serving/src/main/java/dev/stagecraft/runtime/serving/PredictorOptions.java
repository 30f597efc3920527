/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

import dev.stagecraft.runtime.images.Shape;
import java.util.List;
import java.util.Optional;

/**
 * How a {@link Predictor} serves.
 *
 * @param device what computes
 * @param threads how many threads compute one batch on a CPU; 0 is one for each core
 * @param batch how many images are computed at once, at most
 * @param image the shape of an image, {@code [channels, height, width]}, in place of the one that the file names
 * @param classNames the names of the classes in place of those that the file has, or none
 */
public record PredictorOptions(Device device, int threads, int batch, Optional<Shape> image, List<String> classNames) {
    private static final int MOST_IMAGES = 1 << 16;

    /**
     * Copies the class names and checks the numbers.
     *
     * @param device what computes
     * @param threads how many threads compute one batch on a CPU
     * @param batch how many images are computed at once, at most
     * @param image the shape of an image, {@code [channels, height, width]}, in place of the one that the file names
     * @param classNames the names of the classes in place of those that the file has, or none
     * @throws IllegalArgumentException if a number is out of its range
     */
    public PredictorOptions {
        classNames = List.copyOf(classNames);
        if (threads < 0) {
            throw new IllegalArgumentException(
                    "threads is " + threads + "; it must be at least 1, or 0 for one for each core.");
        }
        if (batch < 1 || batch > MOST_IMAGES) {
            throw new IllegalArgumentException("batch is " + batch + "; it must be from 1 to " + MOST_IMAGES + ".");
        }
    }

    /** {@return a GPU if there is one, all cores otherwise, batches of up to 32, and what the file says of images and class names} */
    public static PredictorOptions defaults() {
        return new PredictorOptions(Device.AUTO, 0, 32, Optional.empty(), List.of());
    }

    /**
     * {@return these options with another device}
     *
     * @param device what computes
     */
    public PredictorOptions withDevice(Device device) {
        return new PredictorOptions(device, threads, batch, image, classNames);
    }

    /**
     * {@return these options with another number of threads}
     *
     * @param threads how many compute one batch on a CPU; 0 is one for each core
     * @throws IllegalArgumentException if it is below 0
     */
    public PredictorOptions withThreads(int threads) {
        return new PredictorOptions(device, threads, batch, image, classNames);
    }

    /**
     * {@return these options with batches of another size}
     *
     * @param batch how many images are computed at once, at most: 1 to 65,536
     * @throws IllegalArgumentException if it is out of this range
     */
    public PredictorOptions withBatch(int batch) {
        return new PredictorOptions(device, threads, batch, image, classNames);
    }

    /**
     * {@return these options with the shape of an image in place of the one that the file names}
     *
     * @param image {@code [channels, height, width]}
     */
    public PredictorOptions withImage(Shape image) {
        return new PredictorOptions(device, threads, batch, Optional.of(image), classNames);
    }

    /**
     * {@return these options with names of the classes in place of those that the file has}
     *
     * @param classNames one for each class, in the order of the outputs
     */
    public PredictorOptions withClassNames(List<String> classNames) {
        return new PredictorOptions(device, threads, batch, image, classNames);
    }
}
