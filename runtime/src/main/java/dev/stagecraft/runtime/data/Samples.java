/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.augmentation.Augmentations;
import dev.stagecraft.runtime.augmentation.PixelAugmentation;
import dev.stagecraft.runtime.augmentation.RandomResizedCrop;
import dev.stagecraft.runtime.augmentation.ValueAugmentation;
import dev.stagecraft.runtime.file.FileNames;
import dev.stagecraft.runtime.images.ChannelOrder;
import dev.stagecraft.runtime.images.ImagePart;
import dev.stagecraft.runtime.images.InvalidImageException;
import dev.stagecraft.runtime.images.Pixels;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes a network's input of one image of a source. Used by several threads. */
final class Samples {
    private final ImageSource source;
    private final Preprocessing framing;
    private final boolean isReversed;
    private final PixelCache cache;

    Samples(ImageSource source, Preprocessing preprocessing, long cacheBytes) {
        this.source = source;
        this.framing = preprocessing.withChannelOrder(ChannelOrder.RGB);
        this.isReversed = preprocessing.channelOrder() == ChannelOrder.BGR;
        this.cache = new PixelCache(source.size(), cacheBytes);
    }

    /** The shape of what is made. */
    Shape shape(Augmentations augmentations) {
        return augmentations
                .crop()
                .map(crop -> new Shape(List.of(framing.channels(), crop.height(), crop.width())))
                .orElseGet(() -> new Shape(List.of(framing.channels(), framing.height(), framing.width())));
    }

    /**
     * Writes the values of an image.
     *
     * @param seed of all that is random in it
     * @param tables what each of the 256 values of a pixel becomes in each channel
     * @param into where they begin at the offset
     */
    void write(int index, Augmentations augmentations, long seed, float[][] tables, float[] into, int offset)
            throws IOException {
        Random random = new Random(seed);
        Pixels image = image(index, augmentations, random);
        standardize(image, tables, into, offset);
        Shape shape = new Shape(List.of(image.channels(), image.height(), image.width()));
        for (ValueAugmentation step : augmentations.ofValues()) {
            step.apply(into, offset, shape, random);
        }
    }

    /**
     * Writes the pixels of an image, in the order of the network's channels.
     *
     * @param seed of all that is random in it
     * @param into where they begin at the offset
     */
    void writePixels(int index, Augmentations augmentations, long seed, byte[] into, int offset) throws IOException {
        Pixels image = image(index, augmentations, new Random(seed));
        int plane = image.plane();
        int channels = image.channels();
        for (int channel = 0; channel < channels; channel++) {
            int from = (isReversed ? channels - 1 - channel : channel) * plane;
            System.arraycopy(image.values(), from, into, offset + channel * plane, plane);
        }
    }

    private Pixels image(int index, Augmentations augmentations, Random random) throws IOException {
        Pixels image = augmentations.crop().isPresent()
                ? cropped(index, augmentations.crop().get(), random)
                : framed(pixels(index));
        for (PixelAugmentation step : augmentations.behindCrop()) {
            image = step.apply(image, random);
        }
        return image;
    }

    /** An image in the size of the input, red first. */
    Pixels framed(int index) throws IOException {
        return framed(pixels(index));
    }

    private Pixels framed(Pixels image) {
        return new Pixels(framing.channels(), framing.height(), framing.width(), framing.pixels(image));
    }

    private Pixels pixels(int index) throws IOException {
        Optional<Pixels> cached = cache.find(index);
        if (cached.isPresent()) {
            return cached.get();
        }
        Pixels decoded = decoded(source.read(index), index);
        cache.add(index, decoded);
        return decoded;
    }

    private Pixels cropped(int index, RandomResizedCrop crop, Random random) throws IOException {
        if (cache.isUsed()) {
            return crop.apply(pixels(index), random);
        }
        StoredImage stored = source.read(index);
        if (stored instanceof StoredImage.Encoded file) {
            return crop.resized(decoded(file, index, (height, width) -> crop.part(height, width, random)));
        }
        return crop.apply(decoded(stored, index), random);
    }

    private Pixels decoded(StoredImage stored, int index) throws IOException {
        Pixels pixels = stored instanceof StoredImage.Encoded file
                ? decoded(file, index, (height, width) -> new ImagePart(0, 0, height, width))
                : ((StoredImage.Decoded) stored).pixels();
        return pixels.withChannels(framing.channels());
    }

    private Pixels decoded(StoredImage.Encoded file, int index, ImagePart.Choice part) throws IOException {
        String name = source.name(index);
        Path path = FileNames.parsed(name);
        try {
            return Decoders.pixels(file.bytes(), path, framing.channels(), part);
        } catch (InvalidImageException e) {
            String said = path.toString();
            // A path's own text lacks letters that this locale does not have.
            throw said.equals(name) || !e.getMessage().startsWith(said)
                    ? e
                    : new IOException(name + e.getMessage().substring(said.length()), e);
        }
    }

    private void standardize(Pixels image, float[][] tables, float[] into, int offset) {
        byte[] values = image.values();
        int plane = image.plane();
        int target = offset;
        for (int channel = 0; channel < tables.length; channel++) {
            float[] table = tables[channel];
            int from = (isReversed ? tables.length - 1 - channel : channel) * plane;
            for (int i = from; i < from + plane; i++) {
                into[target++] = table[Byte.toUnsignedInt(values[i])];
            }
        }
    }
}
