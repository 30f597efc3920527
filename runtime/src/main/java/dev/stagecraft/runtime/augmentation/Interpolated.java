/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Interpolation;
import dev.stagecraft.runtime.images.Pixels;

/**
 * Pixels between pixels, as Pillow's {@code transform} takes them: of the two or four next in each direction, those beyond a side being those on
 * it. It takes the cubic with a = -1, where its {@code resize} takes that with -0.5.
 */
final class Interpolated {
    private static final int MOST = 255;

    private Interpolated() {}

    /** Writes the pixels that come from within the image. */
    static void write(AffineWarp from, Pixels image, Interpolation interpolation, byte[] values) {
        int reach = interpolation == Interpolation.BILINEAR ? 1 : 2;
        double[] row = new double[2 * reach];
        double[] column = new double[2 * reach];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                double sourceX = from.a() * (x + 0.5) + from.b() * (y + 0.5) + from.c();
                double sourceY = from.d() * (x + 0.5) + from.e() * (y + 0.5) + from.f();
                if (sourceX >= 0 && sourceX < image.width() && sourceY >= 0 && sourceY < image.height()) {
                    for (int channel = 0; channel < image.channels(); channel++) {
                        int start = channel * image.plane();
                        values[start + y * image.width() + x] =
                                pixel(image, start, sourceX - 0.5, sourceY - 0.5, row, column);
                    }
                }
            }
        }
    }

    private static byte pixel(Pixels image, int start, double x, double y, double[] row, double[] column) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        int reach = row.length / 2;
        for (int i = 0; i < column.length; i++) {
            int line = start + within(top + i - reach + 1, image.height()) * image.width();
            for (int j = 0; j < row.length; j++) {
                row[j] = Byte.toUnsignedInt(image.values()[line + within(left + j - reach + 1, image.width())]);
            }
            column[i] = between(row, x - left);
        }
        return (byte) Math.max(0, Math.min(MOST, between(column, y - top)));
    }

    private static int within(int index, int length) {
        return Math.max(0, Math.min(length - 1, index));
    }

    private static double between(double[] v, double distance) {
        if (v.length == 2) {
            return v[0] + (v[1] - v[0]) * distance;
        }
        double linear = -v[0] + v[2];
        double square = 2 * (v[0] - v[1]) + v[2] - v[3];
        double cubic = -v[0] + v[1] - v[2] + v[3];
        return v[1] + distance * (linear + distance * (square + distance * cubic));
    }
}
