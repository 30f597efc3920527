/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.augmentation.Augmentations;
import dev.stagecraft.runtime.images.Pixels;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Labelled images of one size in memory. They stay bytes, one a pixel and channel, until a batch is made. Immutable. As an {@link ImageSource} they
 * are augmented as images on the disk are, by a {@link StreamedDataset}; images of three channels are taken as red, green and blue.
 */
public final class ImageDataset implements BatchSource, ImageSource {
    private final Shape image;
    private final byte[] pixels;
    private final int[] labels;
    private final int classes;
    private final List<String> classNames;
    private final Optional<Preprocessing> preprocessing;
    private final List<String> skipped;

    /** Takes the arrays over without a copy. */
    ImageDataset(Shape image, byte[] pixels, int[] labels, int classes, List<String> classNames) {
        this(image, pixels, labels, classes, classNames, Optional.empty(), List.of());
    }

    private ImageDataset(
            Shape image,
            byte[] pixels,
            int[] labels,
            int classes,
            List<String> classNames,
            Optional<Preprocessing> preprocessing,
            List<String> skipped) {
        this.image = image;
        this.pixels = pixels;
        this.labels = labels;
        this.classes = classes;
        this.classNames = List.copyOf(classNames);
        this.preprocessing = preprocessing;
        this.skipped = skipped;
    }

    /**
     * Images from memory; the arrays are copied.
     *
     * @param image the shape of one, {@code [channels, height, width]}
     * @param pixels unsigned bytes {@code [N, channels, height, width]}, the width fastest
     * @param labels the class of each image, from 0
     * @param classes how many classes there are
     * @return the images in the order of the arrays
     * @throws IllegalArgumentException if the numbers do not fit each other
     */
    public static ImageDataset of(Shape image, byte[] pixels, int[] labels, int classes) {
        if (image.dimensions().size() != 3) {
            throw new IllegalArgumentException(
                    "An image has the shape " + image + "; it must be channels x height x width.");
        }
        if (pixels.length != image.size() * labels.length) {
            throw new IllegalArgumentException("There are " + pixels.length + " pixels, but " + labels.length
                    + " images of " + image + " must have " + image.size() * labels.length + ".");
        }
        for (int label : labels) {
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException("There is a label " + label + ", but of " + classes
                        + " classes a label must be from 0 to " + (classes - 1) + ".");
            }
        }
        return new ImageDataset(image, pixels.clone(), labels.clone(), classes, List.of());
    }

    /**
     * {@return the same images with names for the classes 0, 1, …; one name a class}
     *
     * @param names in the order of the classes
     */
    public ImageDataset withClassNames(List<String> names) {
        if (names.size() != classes) {
            throw new IllegalArgumentException(
                    "There are " + names.size() + " class names, but " + classes + " classes; give one name a class.");
        }
        return new ImageDataset(image, pixels, labels, classes, names, preprocessing, skipped);
    }

    /**
     * {@return the same images with how they were made} What is trained on them is saved with it, and refuses them where it declares another.
     *
     * @param preprocessing which gave the pixels of each; its mean and deviation are not used
     * @throws IllegalArgumentException if it gives images of another shape
     */
    public ImageDataset withPreprocessing(Preprocessing preprocessing) {
        Shape made = new Shape(List.of(preprocessing.channels(), preprocessing.height(), preprocessing.width()));
        if (!made.equals(image)) {
            throw new IllegalArgumentException(
                    "The preprocessing gives images of " + made + ", but these are of " + image + ".");
        }
        return new ImageDataset(image, pixels, labels, classes, classNames, Optional.of(preprocessing), skipped);
    }

    /** The same images, and sentences about those that were left out. */
    ImageDataset withSkipped(List<String> sentences) {
        return new ImageDataset(image, pixels, labels, classes, classNames, preprocessing, sentences);
    }

    @Override
    public Optional<Preprocessing> preprocessing() {
        return preprocessing;
    }

    /** {@return sentences about the images of a folder that could not be read and were left out, each naming one} */
    @Override
    public List<String> skipped() {
        return skipped;
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public Shape image() {
        return image;
    }

    /** {@return the number of channels} */
    public int channels() {
        return image.dimensions().get(0);
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public List<String> classNames() {
        return classNames.isEmpty()
                ? IntStream.range(0, classes).mapToObj(String::valueOf).toList()
                : classNames;
    }

    @Override
    public boolean hasClassNames() {
        return !classNames.isEmpty();
    }

    @Override
    public List<Integer> emptyClasses() {
        boolean[] occurs = new boolean[classes];
        for (int label : labels) {
            occurs[label] = true;
        }
        return IntStream.range(0, classes)
                .filter(label -> !occurs[label])
                .boxed()
                .toList();
    }

    @Override
    public String name(int index) {
        return "image " + index;
    }

    @Override
    public StoredImage read(int index) {
        int size = (int) image.size();
        byte[] values = Arrays.copyOfRange(pixels, index * size, (index + 1) * size);
        return new StoredImage.Decoded(new Pixels(
                channels(), image.dimensions().get(1), image.dimensions().get(2), values));
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    /**
     * {@return the value of a pixel, 0 to 255}
     *
     * @param index of the image, from 0
     * @param channel from 0
     * @param row from 0, the uppermost
     * @param column from 0, the leftmost
     */
    public int pixel(int index, int channel, int row, int column) {
        int height = image.dimensions().get(1);
        int width = image.dimensions().get(2);
        return Byte.toUnsignedInt(pixels[((index * channels() + channel) * height + row) * width + column]);
    }

    /**
     * An image as a network takes it.
     *
     * @param index of the image, from 0
     * @param standardization what the pixels are scaled by
     * @return {@code [channels, height, width]}, the width fastest
     */
    public float[] values(int index, Standardization standardization) {
        requireChannels(standardization);
        float[] values = new float[(int) image.size()];
        scale(index, tables(standardization), values, 0);
        return values;
    }

    /**
     * {@return the images with these numbers, in this order}
     *
     * @param indices from 0; one may be there several times
     */
    @Override
    public ImageDataset subset(int... indices) {
        int size = (int) image.size();
        byte[] chosenPixels = new byte[Math.multiplyExact(indices.length, size)];
        int[] chosenLabels = new int[indices.length];
        for (int position = 0; position < indices.length; position++) {
            System.arraycopy(pixels, indices[position] * size, chosenPixels, position * size, size);
            chosenLabels[position] = labels[indices[position]];
        }
        return new ImageDataset(image, chosenPixels, chosenLabels, classes, classNames, preprocessing, List.of());
    }

    /**
     * {@return the first images, or all if there are fewer}
     *
     * @param count 0 or more
     */
    public ImageDataset first(int count) {
        return subset(IntStream.range(0, Math.min(count, size())).toArray());
    }

    /**
     * Makes a batch for Deeplearning4j.
     *
     * @param indices the numbers of the images, in the order of the batch
     * @param type the floating-point type of the arrays
     * @param standardization what the pixels are scaled by
     * @return features {@code [N, C, H, W]}, and labels {@code [N, classes]} with a 1 for the class
     */
    public DataSet batch(int[] indices, DataType type, Standardization standardization) {
        requireChannels(standardization);
        if (type == DataType.UINT8) {
            return pixels(indices);
        }
        float[][] tables = tables(standardization);
        float[] features = new float[Math.multiplyExact(indices.length, (int) image.size())];
        float[] oneHot = new float[Math.multiplyExact(indices.length, classes)];
        for (int position = 0; position < indices.length; position++) {
            scale(indices[position], tables, features, position * (int) image.size());
            oneHot[position * classes + labels[indices[position]]] = 1;
        }
        return new DataSet(
                array(features, type, image.ofBatch(indices.length)), array(oneHot, type, indices.length, classes));
    }

    private DataSet pixels(int... indices) {
        int size = (int) image.size();
        byte[] values = new byte[Math.multiplyExact(indices.length, size)];
        float[] oneHot = new float[Math.multiplyExact(indices.length, classes)];
        for (int position = 0; position < indices.length; position++) {
            System.arraycopy(pixels, indices[position] * size, values, position * size, size);
            oneHot[position * classes + labels[indices[position]]] = 1;
        }
        return new DataSet(
                PixelArray.of(values, image.ofBatch(indices.length)),
                array(oneHot, DataType.FLOAT, indices.length, classes));
    }

    private float[][] tables(Standardization standardization) {
        return IntStream.range(0, channels()).mapToObj(standardization::table).toArray(float[][]::new);
    }

    /** Writes the values of an image from a place on. */
    private void scale(int index, float[][] tables, float[] values, int start) {
        int plane = (int) image.size() / channels();
        int source = index * (int) image.size();
        int target = start;
        for (float[] table : tables) {
            for (int offset = 0; offset < plane; offset++) {
                values[target++] = table[Byte.toUnsignedInt(pixels[source++])];
            }
        }
    }

    @Override
    public Standardization standardization() {
        return Standardization.of(this);
    }

    @Override
    public Batches open(Pass pass) {
        requireChannels(pass.standardization());
        return new MemoryBatches(this, pass);
    }

    /** {@inheritDoc} Those of one channel or three, and not by a random crop that is resized, for which images in memory are too small already. */
    @Override
    public StreamedDataset augmented(Augmentations augmentations) {
        if (augmentations.crop().isPresent()) {
            throw new IllegalArgumentException(
                    "Images in memory were brought to " + image
                            + " already, and a random crop is taken of whole ones: open them as a StreamedDataset, where they are.");
        }
        if (channels() != 1 && channels() != 3) {
            throw new IllegalArgumentException("Images of " + channels()
                    + " channels cannot be augmented, those of 1 and of 3 can: train without it.");
        }
        int height = image.dimensions().get(1);
        int width = image.dimensions().get(2);
        return StreamedDataset.of(
                this,
                Preprocessing.of(channels(), height, width),
                StreamOptions.defaults().withAugmentations(augmentations));
    }

    @Override
    public String fingerprint() {
        CRC32 checksum = new CRC32();
        checksum.update(pixels);
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * labels.length);
        bytes.asIntBuffer().put(labels);
        checksum.update(bytes.array());
        return String.format(
                Locale.ROOT, "%d images of %s in %d classes, CRC %08x", size(), image, classes, checksum.getValue());
    }

    @Override
    public String toString() {
        return size() + " images of " + image + " in " + classes + " classes";
    }

    Histograms histograms() {
        Histograms histograms = new Histograms(channels());
        histograms.add(pixels, (int) image.size() / channels());
        return histograms;
    }

    private void requireChannels(Standardization standardization) {
        if (standardization.mean().size() != channels()) {
            throw new IllegalArgumentException("The standardization is for "
                    + standardization.mean().size() + " channels, but the images have " + channels() + ".");
        }
    }

    private static INDArray array(float[] values, DataType type, long... shape) {
        return Nd4j.create(values, shape, 'c').castTo(type);
    }
}
