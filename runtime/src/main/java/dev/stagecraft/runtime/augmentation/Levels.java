/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Pixels;
import java.util.function.IntUnaryOperator;

/** Operations that give each value of a pixel another, whatever lies around it. To the byte those of Pillow's {@code ImageOps} and {@code ImageEnhance}. */
final class Levels {
    private static final int VALUES = 256;
    private static final int MOST = 255;

    private Levels() {}

    /** A factor of 0 gives black, 1 the image. */
    static Pixels brightness(Pixels image, double factor) {
        return mapped(image, value -> Blend.of(0, value, (float) factor));
    }

    /** A factor of 0 gives a grey of the image's mean brightness, 1 the image. */
    static Pixels contrast(Pixels image, double factor) {
        byte[] grey = image.withChannels(1).values();
        long sum = 0;
        for (byte value : grey) {
            sum += Byte.toUnsignedInt(value);
        }
        int mean = (int) ((double) sum / grey.length + 0.5);
        return mapped(image, value -> Blend.of(mean, value, (float) factor));
    }

    /** Keeps so many of the highest bits. */
    static Pixels posterize(Pixels image, int bits) {
        int mask = bits >= Byte.SIZE ? MOST : MOST << Byte.SIZE - bits;
        return mapped(image, value -> value & mask);
    }

    /** Inverts the values from the threshold on. */
    static Pixels solarize(Pixels image, double threshold) {
        return mapped(image, value -> value < threshold ? value : MOST - value);
    }

    /** Adds to the values of the darker half: timm's {@code SolarizeAdd}. */
    static Pixels solarizeAdd(Pixels image, int added) {
        return mapped(image, value -> value < VALUES / 2 ? Math.min(MOST, value + added) : value);
    }

    static Pixels invert(Pixels image) {
        return mapped(image, value -> MOST - value);
    }

    /** Stretches each channel so that it reaches from 0 to 255. */
    static Pixels autoContrast(Pixels image) {
        return mappedByChannel(image, Levels::stretch);
    }

    /** Maps each channel so that its values are as frequent as each other as far as that is possible. */
    static Pixels equalize(Pixels image) {
        return mappedByChannel(image, Levels::flatten);
    }

    private static int[] stretch(int[] histogram) {
        int low = 0;
        int high = MOST;
        while (low < MOST && histogram[low] == 0) {
            low++;
        }
        while (high > 0 && histogram[high] == 0) {
            high--;
        }
        int[] table = identity();
        if (high > low) {
            double scale = 255.0 / (high - low);
            double offset = -low * scale;
            for (int value = 0; value < VALUES; value++) {
                table[value] = Math.max(0, Math.min(MOST, (int) (value * scale + offset)));
            }
        }
        return table;
    }

    private static int[] flatten(int[] histogram) {
        int pixels = 0;
        int last = 0;
        int occurring = 0;
        for (int count : histogram) {
            pixels += count;
            if (count > 0) {
                last = count;
                occurring++;
            }
        }
        int step = (pixels - last) / MOST;
        int[] table = identity();
        if (occurring > 1 && step > 0) {
            int sum = step / 2;
            for (int value = 0; value < VALUES; value++) {
                table[value] = Math.min(MOST, sum / step);
                sum += histogram[value];
            }
        }
        return table;
    }

    private static int[] identity() {
        int[] table = new int[VALUES];
        for (int value = 0; value < VALUES; value++) {
            table[value] = value;
        }
        return table;
    }

    /** What the values of a channel become, by how often each occurs in it. */
    private interface ChannelTable {
        int[] of(int[] histogram);
    }

    private static Pixels mappedByChannel(Pixels image, ChannelTable table) {
        byte[] source = image.values();
        byte[] values = new byte[source.length];
        for (int start = 0; start < values.length; start += image.plane()) {
            int[] histogram = new int[VALUES];
            for (int i = start; i < start + image.plane(); i++) {
                histogram[Byte.toUnsignedInt(source[i])]++;
            }
            int[] mapped = table.of(histogram);
            for (int i = start; i < start + image.plane(); i++) {
                values[i] = (byte) mapped[Byte.toUnsignedInt(source[i])];
            }
        }
        return image.with(values);
    }

    private static Pixels mapped(Pixels image, IntUnaryOperator level) {
        byte[] table = new byte[VALUES];
        for (int value = 0; value < VALUES; value++) {
            table[value] = (byte) level.applyAsInt(value);
        }
        byte[] source = image.values();
        byte[] values = new byte[source.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = table[Byte.toUnsignedInt(source[i])];
        }
        return image.with(values);
    }
}
