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
import dev.stagecraft.runtime.internal.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Images that stay where they are until a batch needs them: several threads read, decode, resize, augment and scale them, some batches
 * ahead. The order follows from seed and epoch, and what is random in an image from seed, epoch and its number, so that any number of threads, and
 * a training that was resumed in the middle of an epoch, give the same bits.
 *
 * <pre>{@code
 * ImageSource files = ImageFolder.open(Path.of("train"));
 * StreamedDataset training = StreamedDataset.of(
 *         files,
 *         preprocessing,
 *         StreamOptions.defaults()
 *                 .withAugmentations(Augmentations.of(new RandomResizedCrop(176, 176), new HorizontalFlip())));
 * }</pre>
 */
public final class StreamedDataset implements BatchSource {
    /** As many are read for a mean and a deviation that the data does not declare. */
    private static final int MEASURED = 1024;

    private final ImageSource source;
    private final Preprocessing preprocessing;
    private final StreamOptions options;
    private final Samples samples;
    private final SkippedImages skipped = new SkippedImages();

    private StreamedDataset(ImageSource source, Preprocessing preprocessing, StreamOptions options) {
        this.source = source;
        this.preprocessing = preprocessing;
        this.options = options;
        this.samples = new Samples(source, preprocessing, options.cacheBytes());
    }

    /**
     * {@return images without augmentation, as a network is tested on them}
     *
     * @param source where they are
     * @param preprocessing how an image becomes the network's input; its mean and deviation are not used
     */
    public static StreamedDataset of(ImageSource source, Preprocessing preprocessing) {
        return of(source, preprocessing, StreamOptions.defaults());
    }

    /**
     * {@return images of a source}
     *
     * @param source where they are
     * @param preprocessing how an image becomes the network's input where it is not augmented, and before it is, unless a
     *     {@link dev.stagecraft.runtime.augmentation.RandomResizedCrop} gives it its size; its mean and deviation are not used
     * @param options how they become batches
     * @throws IllegalArgumentException if there are no images
     */
    public static StreamedDataset of(ImageSource source, Preprocessing preprocessing, StreamOptions options) {
        if (source.size() == 0) {
            throw new IllegalArgumentException("The source has no images; give one with at least one.");
        }
        return new StreamedDataset(source, preprocessing, options);
    }

    @Override
    public int size() {
        return source.size();
    }

    @Override
    public Shape image() {
        return samples.shape(options.augmentations());
    }

    @Override
    public Shape testImage() {
        return samples.shape(Augmentations.NONE);
    }

    @Override
    public List<String> classNames() {
        return source.classNames();
    }

    @Override
    public boolean hasClassNames() {
        return !(source instanceof ImageDataset images) || images.hasClassNames();
    }

    @Override
    public List<Integer> emptyClasses() {
        boolean[] occurs = new boolean[classes()];
        for (int index = 0; index < size(); index++) {
            occurs[source.label(index)] = true;
        }
        return IntStream.range(0, classes())
                .filter(label -> !occurs[label])
                .boxed()
                .toList();
    }

    @Override
    public String fingerprint() {
        return source.fingerprint() + ", as " + testImage() + " " + preprocessing.framing() + " "
                + preprocessing.interpolation() + " " + preprocessing.channelOrder() + ", augmented: "
                + options.augmentations();
    }

    /** {@return what brings the values of 1,024 of these images, spread evenly and not augmented, to a mean of 0 and a deviation of 1} */
    @Override
    public Standardization standardization() throws IOException {
        Histograms histograms = new Histograms(preprocessing.channels());
        int count = Math.min(MEASURED, size());
        int measured = 0;
        for (int number = 0; number < count; number++) {
            int index = (int) ((long) number * size() / count);
            try {
                Pixels image = samples.framed(index);
                histograms.add(image.values(), preprocessing.channelOrder());
                measured++;
            } catch (IOException e) {
                skipOrThrow(index, e);
            }
        }
        if (measured == 0) {
            throw noneCanBeRead(count);
        }
        return Standardization.of(histograms);
    }

    @Override
    public Batches open(Pass pass) {
        int channels = pass.standardization().mean().size();
        if (channels != preprocessing.channels()) {
            throw new IllegalArgumentException("The standardization is for " + channels
                    + " channels, but the images have " + preprocessing.channels() + ".");
        }
        return new Pipeline(this, pass);
    }

    /** {@inheritDoc} Images in memory were made before they came here. */
    @Override
    public Optional<Preprocessing> preprocessing() {
        return source instanceof ImageDataset images ? images.preprocessing() : Optional.of(preprocessing);
    }

    @Override
    public Augmentations augmentations() {
        return options.augmentations();
    }

    /** {@inheritDoc} They take the place of those of these images. */
    @Override
    public StreamedDataset augmented(Augmentations augmentations) {
        return of(source, preprocessing, options.withAugmentations(augmentations));
    }

    @Override
    public String name(int index) {
        return source.name(index);
    }

    @Override
    public List<String> warnings() {
        return source.warnings();
    }

    @Override
    public List<String> skipped() {
        return skipped.text();
    }

    @Override
    public String toString() {
        return size() + " images of " + image() + " in " + classes() + " classes";
    }

    StreamOptions options() {
        return options;
    }

    /** What is done in a pass. */
    Augmentations augmentations(Order order) {
        return order instanceof Order.Shuffled ? options.augmentations() : Augmentations.NONE;
    }

    /** The images of a pass in its order. */
    int[] order(Order order) {
        if (order instanceof Order.Shuffled shuffled) {
            return source.shuffled(Seeds.of(shuffled.seed(), shuffled.epoch()));
        }
        return IntStream.range(0, size()).toArray();
    }

    Samples samples() {
        return samples;
    }

    int label(int index) {
        return source.label(index);
    }

    /** A sentence that names an image that a source failed to give. */
    IOException unreadable(int index, RuntimeException cause) {
        return new IOException(source.name(index) + " cannot be read (" + cause + "): mend its source.", cause);
    }

    /** @throws IOException the fault, unless broken images are left out */
    void skipOrThrow(int index, IOException fault) throws IOException {
        if (options.broken() == BrokenImages.FAIL) {
            throw fault;
        }
        skipped.add(index, fault.getMessage());
        if (skipped.count() == size()) {
            throw noneCanBeRead(size());
        }
    }

    private InvalidDataException noneCanBeRead(int tried) {
        return new InvalidDataException(
                Path.of(name(0)),
                "cannot be read, nor can any other of " + tried + " images. "
                        + skipped.text().get(0));
    }
}
