/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program.engine;

/**
 * Images of 8 bits with their labels, in memory of the process, which whoever is given them copies.
 *
 * @param pixels address of the first of N x C x H x W bytes, the last axis fastest
 * @param tables what each of the 256 values of a pixel becomes in each channel, {@code [C][256]}
 * @param labels the probability of each class, {@code [N, classes]}
 * @param shape {@code [N, C, H, W]}
 */
public record ByteBatch(long pixels, float[][] tables, NativeFloats labels, long... shape) {
    /** {@return how many bytes the images are} */
    public long length() {
        return shape[0] * lengthOfAnImage();
    }

    private long lengthOfAnImage() {
        return shape[1] * shape[2] * shape[3];
    }

    /**
     * {@return some of the images}
     *
     * @param first the number of the first
     * @param count how many
     */
    public ByteBatch part(long first, long count) {
        long classes = labels.length() / shape[0];
        return new ByteBatch(
                pixels + first * lengthOfAnImage(),
                tables,
                labels.part(first * classes, count * classes),
                count,
                shape[1],
                shape[2],
                shape[3]);
    }
}
