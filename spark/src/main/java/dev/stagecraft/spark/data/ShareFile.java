/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.data;

import dev.stagecraft.runtime.data.StoredImage;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import scala.Tuple2;

/** The samples of one task, in a file of this machine from which batches read them in any order. */
public final class ShareFile implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final RowSamples columns;
    private final FileChannel file;
    private final File path;
    private long[] ends = new long[1 << 10];
    private int[] labels = new int[1 << 10];
    private boolean[] heldOut = new boolean[1 << 10];
    private int count;

    /**
     * Writes samples into a file.
     *
     * @param samples those of the task
     * @param columns of the data set that they are of
     * @param path a file, which is overwritten, and deleted in the end
     * @throws IOException if the file cannot be written
     */
    public ShareFile(Iterator<Tuple2<Long, byte[]>> samples, RowSamples columns, File path) throws IOException {
        this.columns = columns;
        this.path = path;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path.toPath()), BUFFER)) {
            while (samples.hasNext()) {
                Sample sample = new Sample(samples.next()._2());
                out.write(sample.bytes());
                add(sample);
            }
        }
        file = FileChannel.open(path.toPath(), StandardOpenOption.READ);
    }

    private void add(Sample sample) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            labels = Arrays.copyOf(labels, 2 * count);
            heldOut = Arrays.copyOf(heldOut, 2 * count);
        }
        ends[count] = begin(count) + sample.bytes().length;
        labels[count] = sample.label();
        heldOut[count] = sample.isHeldOut();
        count++;
    }

    private long begin(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    /**
     * {@return the images that train, as many as the task has that has the most} Some are there twice, if these are fewer.
     *
     * @param all what is known of those of all tasks
     */
    public ShareImages training(ShareSizes all) {
        return new ShareImages(this, numbers(false), all.most(), all.fingerprint());
    }

    /**
     * {@return the images that are held out}
     *
     * @param all what is known of those of all tasks
     */
    public ShareImages heldOut(ShareSizes all) {
        int[] numbers = numbers(true);
        return new ShareImages(this, numbers, numbers.length, all.fingerprint());
    }

    private int[] numbers(boolean areHeldOut) {
        return IntStream.range(0, count)
                .filter(number -> heldOut[number] == areHeldOut)
                .toArray();
    }

    int classes() {
        return columns.label().classes();
    }

    int label(int number) {
        return labels[number];
    }

    String name(int number) throws IOException {
        return sample(number).name();
    }

    StoredImage image(int number) throws IOException {
        Sample sample = sample(number);
        return columns.image().parse(sample.bytes(), sample.imageAt(), sample.bytes().length);
    }

    private Sample sample(int number) throws IOException {
        long from = begin(number);
        ByteBuffer bytes = ByteBuffer.allocate((int) (ends[number] - from));
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("The file " + path + " of the task's images is cut off: start again.");
            }
        }
        return new Sample(bytes.array());
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(path.toPath());
    }
}
