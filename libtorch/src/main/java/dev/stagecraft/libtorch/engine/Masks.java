/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.program.Dropping;
import dev.stagecraft.program.Node;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws what is dropped in a step: factors of 0, and of what keeps the mean the same. They follow from the seed, the step and the node alone, so that
 * a training that is gone on with draws what it would have drawn, on every device.
 */
final class Masks {
    private static final long STEPS_APART = 0x9E3779B97F4A7C15L;

    private final long seed;

    Masks(long seed) {
        this.seed = seed;
    }

    /**
     * Factors.
     *
     * @param values the last axis fastest
     * @param shape can be broadcast to what is dropped from
     */
    record Mask(float[] values, long[] shape) {}

    Mask draw(Node.Noise node, long[] shape, long step) {
        SplittableRandom random = new SplittableRandom(new SplittableRandom(seed + step * STEPS_APART).nextLong()
                + node.site().id());
        return switch (node.dropping()) {
            case Dropping.Dropout dropout -> numbers(random, dropout.rate(), shape);
            case Dropping.Images images -> numbers(random, images.rate(), first(shape));
            case Dropping.Blocks blocks -> blocks(random, blocks, shape);
            case Dropping.Other other ->
                throw Unsupported.of(
                        node, other.kind() + " drops numbers in a way that is not known; set dropout, or none.");
        };
    }

    /** One number for each image. */
    private static long[] first(long[] shape) {
        long[] result = new long[shape.length];
        Arrays.fill(result, 1);
        result[0] = shape[0];
        return result;
    }

    private static Mask numbers(SplittableRandom random, double rate, long[] shape) {
        float[] values = new float[length(shape)];
        float kept = (float) (1 / (1 - rate));
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble() < rate ? 0 : kept;
        }
        return new Mask(values, shape.clone());
    }

    private static Mask blocks(SplittableRandom random, Dropping.Blocks blocks, long[] shape) {
        int rows = (int) shape[2];
        int columns = (int) shape[3];
        int height = Math.min(blocks.blockSize(), rows);
        int width = Math.min(blocks.blockSize(), columns);
        double share = blocks.gammaScale()
                * blocks.rate()
                * rows
                * columns
                / (height * width)
                / ((rows - height + 1.0) * (columns - width + 1));
        long[] maskShape = {shape[0], 1, rows, columns};
        float[] values = new float[length(maskShape)];
        Arrays.fill(values, 1);
        for (int center = 0; center < values.length; center++) {
            if (random.nextDouble() < share) {
                clear(values, center, rows, columns, height, width);
            }
        }
        return scaled(values, maskShape);
    }

    /** Of a block of even size the center is below and right of its middle. */
    private static void clear(float[] values, int center, int rows, int columns, int height, int width) {
        int image = center / (rows * columns) * rows * columns;
        int top = center / columns % rows - height / 2;
        int left = center % columns - width / 2;
        for (int row = Math.max(0, top); row < Math.min(rows, top + height); row++) {
            for (int column = Math.max(0, left); column < Math.min(columns, left + width); column++) {
                values[image + row * columns + column] = 0;
            }
        }
    }

    private static Mask scaled(float[] values, long[] shape) {
        int remaining = 0;
        for (float value : values) {
            remaining += (int) value;
        }
        float factor = remaining == 0 ? 0 : (float) values.length / remaining;
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return new Mask(values, shape);
    }

    private static int length(long[] shape) {
        long length = 1;
        for (long size : shape) {
            length = Math.multiplyExact(length, size);
        }
        return Math.toIntExact(length);
    }
}
