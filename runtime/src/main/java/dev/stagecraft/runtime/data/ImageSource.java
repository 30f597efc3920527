/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Labelled images that are read one by one, wherever they are: {@link ImageFolder#open}, or an implementation of one's own. The same number
 * always means the same image. Several threads read at once.
 */
public interface ImageSource {
    /** {@return how many images there are} */
    int size();

    /** {@return the names of the classes 0, 1, …} */
    List<String> classNames();

    /**
     * {@return the class of an image}
     *
     * @param index of the image, from 0
     */
    int label(int index);

    /**
     * {@return what a message calls an image, such as its file}
     *
     * @param index of the image, from 0
     */
    String name(int index);

    /**
     * {@return an image}
     *
     * @param index of the image, from 0
     * @throws IOException if it cannot be read; the message is a sentence
     */
    StoredImage read(int index) throws IOException;

    /** {@return a short text that differs for other images or labels} A training is only resumed with images of the same. */
    String fingerprint();

    /**
     * {@return the order of the images in an epoch: each number from 0 once} All orders are equally likely, unless the images
     * are better read in another.
     *
     * @param seed decides the order
     */
    default int[] shuffled(long seed) {
        return Shuffle.of(size(), new Random(seed));
    }

    /**
     * {@return some of the images, in their order here}
     *
     * @param indices of the images, from 0; each once, in any order
     * @throws IllegalArgumentException if there is none of such a number, or a number is there twice
     */
    default ImageSource subset(int... indices) {
        int[] ascending = IntStream.of(indices).distinct().sorted().toArray();
        if (ascending.length < indices.length) {
            throw new IllegalArgumentException("There are " + indices.length + " numbers of images, but only "
                    + ascending.length + " different ones; give each once.");
        }
        if (ascending.length > 0 && (ascending[0] < 0 || ascending[ascending.length - 1] >= size())) {
            throw new IllegalArgumentException("There are numbers from " + ascending[0] + " to "
                    + ascending[ascending.length - 1] + ", but the images have those from 0 to " + (size() - 1) + ".");
        }
        return new SourceSubset(this, ascending);
    }

    /** {@return sentences about what was found that may not be what was meant} */
    default List<String> warnings() {
        return List.of();
    }
}
