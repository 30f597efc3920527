/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import dev.stagecraft.libtorch.kernel.Launcher;
import dev.stagecraft.libtorch.kernel.StandardizationKernel;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;

/** Runs the kernel that standardizes pixels, and holds what it gives against double precision. */
public final class StandardizationComparison {
    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};
    private static final int VALUES = 256;

    private StandardizationComparison() {}

    /**
     * {@return what each value of a pixel becomes in each channel}
     *
     * @param channels how many, of which three in turns are those of ImageNet
     */
    public static float[][] tables(int channels) {
        float[][] tables = new float[channels][VALUES];
        for (int channel = 0; channel < channels; channel++) {
            for (int value = 0; value < VALUES; value++) {
                tables[channel][value] = (float) standardized(value, channel);
            }
        }
        return tables;
    }

    /**
     * {@return what a pixel becomes}
     *
     * @param value from 0 to 255
     * @param channel of it
     */
    public static double standardized(int value, int channel) {
        return (value / 255.0 - MEAN[channel % 3]) / DEVIATION[channel % 3];
    }

    /**
     * {@return the largest difference from double precision}
     *
     * @param session what memory is of
     * @param launcher launches the kernel
     * @param shape {@code [N, C, H, W]}
     */
    public static double run(Session session, Launcher launcher, long... shape) {
        byte[] pixels = new byte[(int) (shape[0] * shape[1] * shape[2] * shape[3])];
        new Random(1).nextBytes(pixels);
        float[][] tables = tables((int) shape[1]);
        float[] flat = new float[tables.length * VALUES];
        for (int channel = 0; channel < tables.length; channel++) {
            System.arraycopy(tables[channel], 0, flat, channel * VALUES, VALUES);
        }
        try (Tensor bytes = session.empty(ElementType.UINT8, shape);
                Tensor numbers = session.of(flat, tables.length, VALUES);
                Tensor values = session.empty(ElementType.FLOAT32, shape);
                Arena arena = Arena.ofConfined()) {
            bytes.copyFrom(arena.allocate(pixels.length).copyFrom(MemorySegment.ofArray(pixels)), ElementType.UINT8);
            new StandardizationKernel(launcher).run(bytes, numbers, values);
            return apart(pixels, values.floats(), shape);
        }
    }

    private static double apart(byte[] pixels, float[] actual, long... shape) {
        double most = 0;
        for (int i = 0; i < pixels.length; i++) {
            int channel = (int) (i / (shape[2] * shape[3]) % shape[1]);
            double difference = Math.abs(standardized(Byte.toUnsignedInt(pixels[i]), channel) - actual[i]);
            most = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(most, difference);
        }
        return most;
    }
}
