/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import java.io.IOException;
import org.nd4j.linalg.dataset.DataSet;

/** The batches of a pass, one after the other. One thread asks for them, and closes them whether or not it has had them all. */
public interface Batches extends AutoCloseable {
    /** {@return whether there is another} */
    boolean hasNext();

    /**
     * {@return the next batch: features {@code [N, C, H, W]}, and labels {@code [N, classes]}, the share that each class has in an image} Its
     * arrays are the caller's until the next call, which may fill or free them.
     *
     * @throws IOException if an image cannot be read; the message names it
     * @throws java.util.NoSuchElementException if there is none
     */
    DataSet next() throws IOException;

    /** {@return the numbers of the images in the batch that {@link #next} gave last; none where they are not known} */
    default int[] indices() {
        return new int[0];
    }

    /** Ends what reads ahead. */
    @Override
    void close();
}
