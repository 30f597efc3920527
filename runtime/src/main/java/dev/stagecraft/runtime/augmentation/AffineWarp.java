/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Interpolation;
import dev.stagecraft.runtime.images.Pixels;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Where the pixels of an image come from: the middle of (x, y) from (a x + b y + c, d x + e y + f). Pixels that come from outside get a colour.
 * To the byte what Pillow's {@code transform} gives.
 */
record AffineWarp(double a, double b, double c, double d, double e, double f) {
    private static final int DIGITS = 15;
    private static final int HALF_TURN = 180;
    private static final int QUARTER = 90;

    static AffineWarp shearX(double factor) {
        return new AffineWarp(1, factor, 0, 0, 1, 0);
    }

    static AffineWarp shearY(double factor) {
        return new AffineWarp(1, 0, 0, factor, 1, 0);
    }

    /** Moves the image to the left and up by so many pixels. */
    static AffineWarp translation(double left, double up) {
        return new AffineWarp(1, 0, left, 0, 1, up);
    }

    /** Turns the image around its middle, against the clock, as Pillow does. */
    static Pixels rotate(Pixels image, double degrees, Interpolation interpolation, int fill) {
        double turn = degrees % (2 * HALF_TURN);
        turn = turn < 0 ? turn + 2 * HALF_TURN : turn;
        if (turn == 0) {
            return image;
        }
        if (turn == HALF_TURN) {
            return reversed(image);
        }
        if (turn % QUARTER == 0 && image.height() == image.width()) {
            return turn == QUARTER ? quarter(image) : reversed(quarter(image));
        }
        double angle = -StrictMath.toRadians(turn);
        double cosine = rounded(StrictMath.cos(angle));
        double sine = rounded(StrictMath.sin(angle));
        double x = image.width() / 2.0;
        double y = image.height() / 2.0;
        return new AffineWarp(cosine, sine, cosine * -x + sine * -y + x, -sine, cosine, -sine * -x + cosine * -y + y)
                .apply(image, interpolation, fill);
    }

    private static double rounded(double value) {
        return new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN).doubleValue();
    }

    private static Pixels reversed(Pixels image) {
        byte[] values = new byte[image.values().length];
        int plane = image.plane();
        for (int i = 0; i < values.length; i++) {
            values[i] = image.values()[i / plane * plane + plane - 1 - i % plane];
        }
        return image.with(values);
    }

    /** A square image after a quarter turn. */
    private static Pixels quarter(Pixels image) {
        int side = image.width();
        byte[] values = new byte[image.values().length];
        for (int i = 0; i < values.length; i++) {
            int channel = i / image.plane();
            int row = i / side % side;
            int column = i % side;
            values[i] = image.values()[(channel * side + column) * side + side - 1 - row];
        }
        return image.with(values);
    }

    /**
     * The image of the same size that follows.
     *
     * @param fill the colour of what comes from outside, red in bits 16 to 23, green and blue below
     */
    Pixels apply(Pixels image, Interpolation interpolation, int fill) {
        byte[] values = new byte[image.values().length];
        for (int channel = 0; channel < image.channels(); channel++) {
            int start = channel * image.plane();
            Arrays.fill(values, start, start + image.plane(), color(fill, channel, image.channels()));
        }
        if (interpolation != Interpolation.NEAREST) {
            Interpolated.write(this, image, interpolation, values);
        } else if (b == 0 && d == 0) {
            straight(image, values);
        } else {
            nearest(image, values);
        }
        return image.with(values);
    }

    private static byte color(int rgb, int channel, int channels) {
        return (byte) (rgb >> Byte.SIZE * (channels == 1 ? 0 : 2 - channel));
    }

    /** Rows stay rows. */
    private void straight(Pixels image, byte[] values) {
        int[] columns = new int[image.width()];
        double x = c + a * 0.5;
        for (int column = 0; column < columns.length; column++) {
            columns[column] = x < 0 || x >= image.width() ? -1 : (int) x;
            x += a;
        }
        double y = f + e * 0.5;
        for (int row = 0; row < image.height(); row++) {
            if (y >= 0 && y < image.height()) {
                for (int channel = 0; channel < image.channels(); channel++) {
                    int source = (channel * image.height() + (int) y) * image.width();
                    int target = (channel * image.height() + row) * image.width();
                    for (int column = 0; column < columns.length; column++) {
                        if (columns[column] >= 0) {
                            values[target + column] = image.values()[source + columns[column]];
                        }
                    }
                }
            }
            y += e;
        }
    }

    /** In whole numbers of 1/65536 of a pixel, as Pillow adds them up. */
    private void nearest(Pixels image, byte[] values) {
        long rowX = fixed(c + a * 0.5 + b * 0.5);
        long rowY = fixed(f + d * 0.5 + e * 0.5);
        int plane = image.plane();
        for (int row = 0; row < image.height(); row++) {
            long x = rowX;
            long y = rowY;
            for (int target = row * image.width(); target < (row + 1) * image.width(); target++) {
                long column = x >> Short.SIZE;
                long line = y >> Short.SIZE;
                if (column >= 0 && column < image.width() && line >= 0 && line < image.height()) {
                    int source = (int) (line * image.width() + column);
                    for (int start = 0; start < values.length; start += plane) {
                        values[start + target] = image.values()[start + source];
                    }
                }
                x += fixed(a);
                y += fixed(d);
            }
            rowX += fixed(b);
            rowY += fixed(e);
        }
    }

    private static long fixed(double value) {
        return (long) Math.floor(value * (1 << Short.SIZE) + 0.5);
    }
}
