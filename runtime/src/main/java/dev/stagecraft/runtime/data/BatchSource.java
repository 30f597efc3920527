/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.augmentation.Augmentations;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Labelled images as a network learns from them or is measured on them: batch after batch, wherever they are kept. {@link ImageDataset} has
 * them in memory.
 */
public interface BatchSource {
    /** {@return how many images a pass has} */
    int size();

    /** {@return the shape of an image in a batch that is {@linkplain Order.Shuffled shuffled}: {@code [channels, height, width]}} */
    Shape image();

    /** {@return the shape of an image in a batch {@linkplain Order.AsStored in order}, to measure a network on} That of {@link #image()} unless
     * a network is tested at another resolution than it is trained at. */
    default Shape testImage() {
        return image();
    }

    /** {@return the name of each class; its number where it has none} */
    List<String> classNames();

    /** {@return whether its classes were given names} */
    boolean hasClassNames();

    /** {@return the classes of which there is no image} */
    List<Integer> emptyClasses();

    /** {@return a short text that differs for other images, other labels, another order of them, or another augmentation} */
    String fingerprint();

    /**
     * {@return what brings the values of these images to a mean of 0 and a standard deviation of 1}
     *
     * @throws IOException if an image cannot be read
     */
    Standardization standardization() throws IOException;

    /**
     * Begins a pass over the images.
     *
     * @param pass what decides its batches
     * @return the batches, the first of which is that which the pass begins with
     * @throws IllegalArgumentException if the standardization is for another number of channels
     * @throws IOException if the images cannot be read
     */
    Batches open(Pass pass) throws IOException;

    /** {@return how an image that is not augmented became what a batch has, before its values are scaled; empty if nobody says} */
    default Optional<Preprocessing> preprocessing() {
        return Optional.empty();
    }

    /** {@return what is done with images that are learned from} */
    default Augmentations augmentations() {
        return Augmentations.NONE;
    }

    /**
     * {@return the same images, augmented so}
     *
     * @param augmentations what is done with images that are learned from
     * @throws IllegalArgumentException if these images cannot be; the message says why
     */
    default BatchSource augmented(Augmentations augmentations) {
        throw new IllegalArgumentException("Images of " + getClass().getSimpleName()
                + " cannot be augmented: open them as a StreamedDataset, or augment them where they come from.");
    }

    /** {@return sentences about what was found that may not be what was meant} */
    default List<String> warnings() {
        return List.of();
    }

    /** {@return sentences about the images that could not be read until now and were left out, each naming one} */
    default List<String> skipped() {
        return List.of();
    }

    /**
     * {@return what a report calls an image, such as its file}
     *
     * @param index of the image, from 0
     */
    default String name(int index) {
        return "image " + index;
    }

    /** {@return the number of classes} */
    default int classes() {
        return classNames().size();
    }

    /**
     * {@return how many batches a pass has}
     *
     * @param batchSize how many images make a batch; the last may be smaller, and one image alone joins the batch before it
     */
    default int batches(int batchSize) {
        return batches(size(), batchSize);
    }

    /**
     * {@return how many batches so many images make}
     *
     * @param images how many a pass has
     * @param batchSize how many images make a batch; the last may be smaller, and one image alone joins the batch before it
     */
    static int batches(int images, int batchSize) {
        return BatchOrder.count(images, batchSize);
    }
}
