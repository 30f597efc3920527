/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.data;

import dev.stagecraft.runtime.data.ImageSource;
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
import java.util.List;
import java.util.stream.IntStream;
import scala.Tuple2;

/**
 * The images of one task, in a file of this machine from which batches read them in any order. A share that is smaller than the others begins anew until it has as
 * many.
 */
public final class ShareImages implements ImageSource, Closeable {
    private final ImageColumn column;
    private final FileChannel file;
    private final File path;
    private final long[] ends;
    private final int[] labels;
    private final int size;
    private final int classes;
    private final String fingerprint;

    /**
     * Writes images into a file.
     *
     * @param samples those of the task
     * @param columns of the data set that they are of
     * @param size how many images this source has, which are more than the samples where the share is small
     * @param fingerprint of all images of the training
     * @param path a file, which is overwritten, and deleted in the end
     * @throws IOException if the file cannot be written
     */
    public ShareImages(
            Iterator<Tuple2<Long, byte[]>> samples, RowSamples columns, int size, String fingerprint, File path)
            throws IOException {
        this.column = columns.image();
        this.size = size;
        this.classes = columns.label().classes();
        this.fingerprint = fingerprint;
        this.path = path;
        long[] places = new long[size];
        int[] numbers = new int[size];
        int count = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path.toPath()), 1 << 16)) {
            long end = 0;
            while (samples.hasNext()) {
                Sample sample = new Sample(samples.next()._2());
                out.write(sample.bytes());
                end += sample.bytes().length;
                places[count] = end;
                numbers[count++] = sample.label();
            }
        }
        ends = Arrays.copyOf(places, count);
        labels = Arrays.copyOf(numbers, count);
        file = FileChannel.open(path.toPath(), StandardOpenOption.READ);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public List<String> classNames() {
        return IntStream.range(0, classes).mapToObj(String::valueOf).toList();
    }

    @Override
    public int label(int index) {
        return labels[index % labels.length];
    }

    @Override
    public String name(int index) {
        try {
            String name = sample(index).name();
            return name.isEmpty() ? "an image of class " + label(index) : name;
        } catch (IOException e) {
            return "image " + index;
        }
    }

    @Override
    public StoredImage read(int index) throws IOException {
        Sample sample = sample(index);
        return column.parse(sample.bytes(), sample.imageAt(), sample.bytes().length);
    }

    private Sample sample(int index) throws IOException {
        int place = index % ends.length;
        long from = place == 0 ? 0 : ends[place - 1];
        ByteBuffer bytes = ByteBuffer.allocate((int) (ends[place] - from));
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("The file " + path + " of the task's images is cut off: start again.");
            }
        }
        return new Sample(bytes.array());
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(path.toPath());
    }
}
