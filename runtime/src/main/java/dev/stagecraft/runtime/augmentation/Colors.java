/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Pixels;

/** Saturation, hue and sharpness, to the byte those of Pillow and torchvision's {@code adjust_hue} of an image of Pillow's. */
final class Colors {
    private static final int MOST = 255;
    private static final int SIXTHS = 6;

    private Colors() {}

    /** A factor of 0 gives an image of greys, 1 the image. */
    static Pixels saturation(Pixels image, double factor) {
        return Blend.of(image.withChannels(1).withChannels(image.channels()), image, (float) factor);
    }

    /** A factor of 0 gives a smoothed image, 1 the image. */
    static Pixels sharpness(Pixels image, double factor) {
        return Blend.of(smoothed(image), image, (float) factor);
    }

    /** The mean of the pixel and its eight neighbours, of which it counts five times; the border stays as it is. */
    private static Pixels smoothed(Pixels image) {
        float around = 1f / 13;
        float middle = 5f / 13;
        int width = image.width();
        byte[] source = image.values();
        byte[] values = source.clone();
        for (int line = 0; line < image.channels() * image.height(); line++) {
            int row = line % image.height();
            if (row == 0 || row == image.height() - 1) {
                continue;
            }
            for (int i = line * width + 1; i < (line + 1) * width - 1; i++) {
                float sum = 0.5f;
                sum += sum(source, i + width, around, around);
                sum += sum(source, i, around, middle);
                sum += sum(source, i - width, around, around);
                values[i] = (byte) Math.max(0, Math.min(MOST, (int) sum));
            }
        }
        return image.with(values);
    }

    private static float sum(byte[] values, int at, float beside, float middle) {
        return Byte.toUnsignedInt(values[at - 1]) * beside
                + Byte.toUnsignedInt(values[at]) * middle
                + Byte.toUnsignedInt(values[at + 1]) * beside;
    }

    /** Turns the circle of colours by a share of it, from -0.5 to 0.5. Grey images stay as they are. */
    static Pixels hue(Pixels image, double share) {
        if (image.channels() == 1) {
            return image;
        }
        int turn = (int) (share * MOST);
        int plane = image.plane();
        byte[] source = image.values();
        byte[] values = new byte[source.length];
        for (int i = 0; i < plane; i++) {
            int red = Byte.toUnsignedInt(source[i]);
            int green = Byte.toUnsignedInt(source[i + plane]);
            int blue = Byte.toUnsignedInt(source[i + 2 * plane]);
            int highest = Math.max(red, Math.max(green, blue));
            int range = highest - Math.min(red, Math.min(green, blue));
            int turned = range == 0 ? turn : (int) (hue(red, green, blue, highest, range) * 255.0) + turn;
            int saturation = range == 0 ? 0 : (int) ((float) range / highest * 255.0);
            write(turned & MOST, saturation, highest, values, i, plane);
        }
        return image.with(values);
    }

    /** The place on the circle of colours, from 0 to 1. */
    private static float hue(int red, int green, int blue, int highest, float range) {
        float fromRed = (highest - red) / range;
        float fromGreen = (highest - green) / range;
        float fromBlue = (highest - blue) / range;
        float sixths;
        if (red == highest) {
            sixths = fromBlue - fromGreen;
        } else if (green == highest) {
            sixths = (float) (2.0 + fromRed - fromBlue);
        } else {
            sixths = (float) (4.0 + fromGreen - fromRed);
        }
        return (float) ((sixths / 6.0 + 1.0) % 1.0);
    }

    private static void write(int hue, int saturation, int value, byte[] into, int at, int plane) {
        float sixths = (float) ((float) hue * 6.0 / 255.0);
        float share = (float) ((float) saturation / 255.0);
        int sector = (int) sixths;
        float rest = sixths - sector;
        int low = rounded(value * (1.0 - share));
        int falling = rounded(value * (1.0 - share * rest));
        int rising = rounded(value * (1.0 - share * (1.0 - rest)));
        int[] colors = switch (sector % SIXTHS) {
            case 0 -> new int[] {value, rising, low};
            case 1 -> new int[] {falling, value, low};
            case 2 -> new int[] {low, value, rising};
            case 3 -> new int[] {low, falling, value};
            case 4 -> new int[] {rising, low, value};
            default -> new int[] {value, low, falling};
        };
        for (int channel = 0; channel < colors.length; channel++) {
            into[at + channel * plane] = (byte) colors[channel];
        }
    }

    private static int rounded(double value) {
        return Math.max(0, Math.min(MOST, (int) Math.floor(value + 0.5)));
    }
}
