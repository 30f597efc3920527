/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.kernel;

import dev.stagecraft.libtorch.tensor.ElementType;

/**
 * How blocks share a matrix of rows of channels.
 *
 * @param vector how many channels a thread reads at once
 * @param lanes how many threads of a block share a row, a power of two up to 32
 * @param width how many blocks share a row
 * @param height how many blocks share the rows
 */
record Tiling(int vector, int lanes, int width, int height) {
    private static final int VECTOR_BYTES = 16;
    private static final int MOST_LANES = 32;
    /** Less is not worth a block. */
    private static final int LEAST_ROWS_OF_A_THREAD = 4;

    private static final int BLOCKS_OF_A_PROCESSOR = 8;
    private static final int MOST_HEIGHT = 65_535;

    /**
     * For a device.
     *
     * @param isAligned whether all memory begins where vectors can be read
     */
    static Tiling of(ElementType type, boolean isAligned, long rows, int channels, int processors) {
        int whole = VECTOR_BYTES / type.size();
        int vector = isAligned && channels % whole == 0 ? whole : 1;
        int vectors = (channels + vector - 1) / vector;
        int lanes = Math.min(MOST_LANES, vectors == 1 ? 1 : Integer.highestOneBit(vectors - 1) * 2);
        int width = (vectors + lanes - 1) / lanes;
        long rowsOfABlock = (long) Launcher.THREADS / lanes * LEAST_ROWS_OF_A_THREAD;
        int most = Math.clamp((long) BLOCKS_OF_A_PROCESSOR * processors / width, 1, MOST_HEIGHT);
        return new Tiling(vector, lanes, width, Math.clamp((rows + rowsOfABlock - 1) / rowsOfABlock, 1, most));
    }

    /** What the names of kernels end in. */
    static String suffix(ElementType type, int vector) {
        return type.name().toLowerCase(java.util.Locale.ROOT) + "_" + vector;
    }
}
