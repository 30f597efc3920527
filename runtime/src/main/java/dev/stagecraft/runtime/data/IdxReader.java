/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.images.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Reads images and labels in the IDX format of MNIST, plain or compressed by gzip (their content tells, not their name).
 *
 * @see <a href="https://yann.lecun.com/exdb/mnist/">The format, described by LeCun, Cortes and Burges</a>
 */
public final class IdxReader {
    private IdxReader() {}

    /**
     * Reads images of one channel and their labels. The number of classes is that of the names.
     *
     * @param images a file of unsigned bytes {@code [N, height, width]}
     * @param labels a file of unsigned bytes {@code [N]}
     * @param classNames the names of the classes 0, 1, …
     * @return the images with their labels and names
     * @throws InvalidDataException if a file is missing, damaged, not IDX, or has a label without a name
     */
    public static ImageDataset load(Path images, Path labels, List<String> classNames) throws IOException {
        return load(images, labels, classNames.size()).withClassNames(classNames);
    }

    /**
     * Reads images of one channel and their labels. The number of classes is one more than the highest label.
     *
     * @param images a file of unsigned bytes {@code [N, height, width]}
     * @param labels a file of unsigned bytes {@code [N]}
     * @return the images with their labels
     * @throws InvalidDataException if a file is missing, damaged or not IDX
     */
    public static ImageDataset load(Path images, Path labels) throws IOException {
        int[] values = labels(labels);
        return combine(images, labels, values, IntStream.of(values).max().orElse(0) + 1);
    }

    /**
     * Opens images of one channel that stay on the disk, and reads their labels.
     *
     * @param images a file of unsigned bytes {@code [N, height, width]}, not compressed
     * @param labels a file of unsigned bytes {@code [N]}, plain or compressed
     * @param classNames the names of the classes 0, 1, …
     * @return the images with their labels
     * @throws InvalidDataException if a file is missing, damaged, not IDX, or has a label without a name, or the images are compressed
     */
    public static ImageSource open(Path images, Path labels, List<String> classNames) throws IOException {
        byte[] classes = IdxFile.read(labels, IdxHeader.Kind.LABELS).values();
        requireClasses(labels, labels(classes), classNames.size());
        IdxHeader header = IdxFile.openable(images);
        requireAsMany(images, header.dimensions()[0], labels, classes.length);
        CRC32 checksum = new CRC32();
        checksum.update(classes);
        int height = header.dimensions()[1];
        int width = header.dimensions()[2];
        String fingerprint = String.format(
                Locale.ROOT,
                "%d images of 1x%dx%d in %d classes, labels CRC %08x",
                classes.length,
                height,
                width,
                classNames.size(),
                checksum.getValue());
        return new IdxSource(
                images, IdxHeader.IMAGES_BEGIN, height, width, classes, List.copyOf(classNames), fingerprint);
    }

    static ImageDataset load(Path images, Path labels, int classes) throws IOException {
        return combine(images, labels, labels(labels), classes);
    }

    private static ImageDataset combine(Path imageFile, Path labelFile, int[] labels, int classes) throws IOException {
        requireClasses(labelFile, labels, classes);
        IdxFile images = IdxFile.read(imageFile, IdxHeader.Kind.IMAGES);
        requireAsMany(imageFile, images.count(), labelFile, labels.length);
        Shape image = new Shape(List.of(1, images.dimensions()[1], images.dimensions()[2]));
        return new ImageDataset(image, images.values(), labels, classes, List.of());
    }

    private static void requireClasses(Path labelFile, int[] labels, int classes) throws InvalidDataException {
        for (int index = 0; index < labels.length; index++) {
            if (labels[index] >= classes) {
                throw new InvalidDataException(
                        labelFile,
                        "gives image " + index + " the label " + labels[index] + ", but there are " + classes
                                + " classes, 0 to " + (classes - 1) + ": check the class names, or the file.");
            }
        }
    }

    private static void requireAsMany(Path imageFile, int images, Path labelFile, int labels)
            throws InvalidDataException {
        if (images != labels) {
            throw new InvalidDataException(
                    imageFile,
                    "has " + images + " images, but " + labelFile + " has " + labels
                            + " labels: use two files that belong together.");
        }
    }

    private static int[] labels(Path file) throws IOException {
        return labels(IdxFile.read(file, IdxHeader.Kind.LABELS).values());
    }

    private static int[] labels(byte[] values) {
        return IntStream.range(0, values.length)
                .map(index -> Byte.toUnsignedInt(values[index]))
                .toArray();
    }
}
