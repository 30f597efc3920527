/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.images.Shape;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** The place where a batch is made; its arrays are used again for a later one. */
final class Slot {
    private final Shape image;
    private final int classes;
    private final boolean hasPixels;
    private float[] values = new float[0];
    private byte[] pixels = new byte[0];
    private float[] labels = new float[0];
    private final BitSet leftOut = new BitSet();
    private final AtomicInteger pending = new AtomicInteger();
    private Optional<Throwable> fault = Optional.empty();
    private int faultAt;
    private int size;
    private int[] kept = new int[0];

    /** @param hasPixels whether images are pixels, not values */
    Slot(Shape image, int classes, boolean hasPixels) {
        this.image = image;
        this.classes = classes;
        this.hasPixels = hasPixels;
    }

    /** Makes room for a batch. */
    void begin(int images) {
        int needed = Math.multiplyExact(images, (int) image.size());
        if (Math.max(values.length, pixels.length) < needed) {
            values = new float[hasPixels ? 0 : needed];
            pixels = new byte[hasPixels ? needed : 0];
            labels = new float[images * classes];
        }
        Arrays.fill(labels, 0);
        leftOut.clear();
        fault = Optional.empty();
        pending.set(images);
        size = images;
    }

    float[] values() {
        return values;
    }

    byte[] pixels() {
        return pixels;
    }

    float[] labels() {
        return labels;
    }

    int size() {
        return size;
    }

    /** Where the values of an image begin. */
    int offset(int position) {
        return position * (int) image.size();
    }

    void label(int position, int label) {
        labels[position * classes + label] = 1;
    }

    synchronized void leaveOut(int position) {
        leftOut.set(position);
    }

    /** Of several faults the first image's is kept, whichever thread comes first. */
    synchronized void fail(int position, Throwable found) {
        if (fault.isEmpty() || position < faultAt) {
            fault = Optional.of(found);
            faultAt = position;
        }
    }

    synchronized Optional<Throwable> fault() {
        return fault;
    }

    /** Whether so many images were the last that the batch waited for. */
    boolean finish(int images) {
        return pending.addAndGet(-images) == 0;
    }

    /** Closes up what was left out. */
    synchronized void compact() {
        int length = (int) image.size();
        kept = IntStream.range(0, size)
                .filter(position -> !leftOut.get(position))
                .toArray();
        for (int place = 0; place < kept.length; place++) {
            if (place < kept[place]) {
                Object all = hasPixels ? pixels : values;
                System.arraycopy(all, kept[place] * length, all, place * length, length);
                System.arraycopy(labels, kept[place] * classes, labels, place * classes, classes);
            }
        }
        size = kept.length;
    }

    /** Where in the batch the images were that are in it now. */
    synchronized int[] kept() {
        return kept;
    }

    /** A copy of the batch. */
    DataSet dataSet(DataType type) {
        if (hasPixels) {
            return new DataSet(
                    PixelArray.of(pixels, image.ofBatch(size)),
                    copy(labels, DataType.FLOAT, new long[] {size, classes}));
        }
        return new DataSet(copy(values, type, image.ofBatch(size)), copy(labels, type, new long[] {size, classes}));
    }

    private static INDArray copy(float[] numbers, DataType type, long[] shape) {
        int length = (int) ArrayUtil.prodLong(shape);
        float[] exact = numbers.length == length ? numbers : Arrays.copyOf(numbers, length);
        INDArray array = Nd4j.create(exact, shape, 'c');
        if (type == DataType.FLOAT) {
            return array;
        }
        try (array) {
            return array.castTo(type);
        }
    }
}
