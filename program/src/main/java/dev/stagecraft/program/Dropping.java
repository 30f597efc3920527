/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program;

/** What a training drops at random. */
public sealed interface Dropping {
    /**
     * Each number becomes 0 with a rate, and is divided by {@code 1 - rate} otherwise.
     *
     * @param rate from 0 to below 1
     */
    record Dropout(double rate) implements Dropping {}

    /**
     * All maps of an image become 0 with a rate, and are divided by {@code 1 - rate} otherwise (stochastic depth; Huang et al., 2016,
     * arXiv:1603.09382).
     *
     * @param rate from 0 to below 1
     */
    record Images(double rate) implements Dropping {}

    /**
     * Square blocks of all channels become 0 (DropBlock; Ghiasi et al., 2018, arXiv:1810.12890). Each pixel is the center of one with the probability
     * {@code gammaScale rate H W / (height width) / ((H - height + 1) (W - width + 1))}, where {@code height} and {@code width} are the block size, or
     * the map's if that is smaller; of an even size the center is below and right of the middle. What remains is multiplied by the pixels over those
     * that remain, both of the whole batch.
     *
     * @param rate about the share of pixels
     * @param blockSize height and width of a block
     * @param gammaScale a factor for the number of blocks
     */
    record Blocks(double rate, int blockSize, double gammaScale) implements Dropping {}

    /**
     * Something else that changes numbers at random.
     *
     * @param kind the class that does it
     */
    record Other(String kind) implements Dropping {}
}
