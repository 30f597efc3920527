/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the layer drops, against {@code drop_block_2d} of timm computed one pixel at a time from the same random numbers. */
class DropBlockTest {

    @ParameterizedTest
    @CsvSource({
        "0.1, 7, 1.0, 14, 14",
        "0.3, 3, 1.0, 9, 7",
        "0.3, 5, 0.25, 8, 11",
        "0.3, 1, 1.0, 5, 6",
        "0.3, 2, 1.0, 6, 7",
        "0.3, 4, 2.0, 9, 6",
        "0.3, 7, 1.0, 7, 7",
        "0.3, 7, 1.0, 4, 9",
        "0.3, 6, 1.0, 8, 3",
        "0.5, 9, 1.0, 1, 1",
        "0.3, 2, 1.0, 2, 1",
        "0.0, 3, 1.0, 5, 5"
    })
    void dropsTheBlocksOfTimm(double rate, int size, double scale, int height, int width) {
        ComputationGraph network = Graphs.network(DataType.DOUBLE, new DropBlock(rate, size, scale));
        for (int batch : new int[] {5, 1}) {
            INDArray images = Graphs.random(DataType.DOUBLE, batch, 3, height, width);
            Slopes.seed();
            INDArray random = Nd4j.rand(DataType.FLOAT, batch, 1, height, width);
            INDArray expected = images.mul(mask(random, gamma(rate, size, scale, height, width), size));
            Slopes.seed();
            INDArray result = network.output(true, images)[0];
            assertEquals(0, Graphs.difference(expected, result), 1e-12);
            assertEquals(0, Graphs.difference(images, network.outputSingle(images)));
        }
    }

    /** What a pixel is dropped with: one minus the probability that none of the centers that reach it is drawn. */
    @ParameterizedTest
    @CsvSource({"0.1, 7, 14", "0.2, 3, 9", "0.2, 4, 8", "0.25, 1, 6", "0.4, 5, 5"})
    void dropsAsManyAsItsFormulaSays(double rate, int block, int side) {
        int images = 4_000;
        double gamma = gamma(rate, block, 1, side, side);
        double expected = 0;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int centers = reach(row, block, side) * reach(column, block, side);
                expected += (1 - Math.pow(1 - gamma, centers)) / (side * side);
            }
        }
        ComputationGraph network = Graphs.network(DataType.FLOAT, new DropBlock(rate, block, 1));
        Slopes.seed();
        INDArray result = network.output(true, Nd4j.ones(DataType.FLOAT, images, 1, side, side))[0];
        double dropped = result.eq(0).castTo(DataType.FLOAT).meanNumber().doubleValue();
        // The share of an image has a standard deviation below 0.5.
        assertEquals(expected, dropped, 5 * 0.5 / Math.sqrt(images));
        assertEquals(1, result.castTo(DataType.DOUBLE).meanNumber().doubleValue(), 1e-6);
    }

    private static int reach(int position, int block, int side) {
        return Math.min(side - 1, position + block / 2) - Math.max(0, position - (block - 1) / 2) + 1;
    }

    @Test
    void drawsAnewEachTimeAndTheSameFromTheSameSeed() {
        ComputationGraph network = Graphs.network(DataType.FLOAT, new DropBlock(0.3, 3, 1));
        INDArray images = Graphs.random(DataType.FLOAT, 8, 2, 9, 9);
        Slopes.seed();
        INDArray first = network.output(true, images)[0];
        INDArray second = network.output(true, images)[0];
        assertNotEquals(first, second);
        Slopes.seed();
        assertEquals(0, Graphs.difference(first, network.output(true, images)[0]));
        assertEquals(0, Graphs.difference(second, network.output(true, images)[0]));
    }

    /** One block is all of the map, and the rate is so high that the only image loses it. */
    @Test
    void canDropEverything() {
        ComputationGraph network = Graphs.network(DataType.FLOAT, new DropBlock(0.999, 3, 1));
        Slopes.seed();
        INDArray result = network.output(true, Nd4j.ones(DataType.FLOAT, 1, 2, 3, 3))[0];
        assertEquals(Nd4j.zeros(DataType.FLOAT, 1, 2, 3, 3), result);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 7, 1.0, 'dropRate is 1.0; it must be at least 0 and below 1.'",
        "0.1, 0, 1.0, 'blockSize is 0; it must be at least 1.'",
        "0.1, 7, 0.0, 'gammaScale is 0.0; it must be positive, and its product with dropRate, which is 0.1, at most 1.'",
        "0.1, 7, 11.0, 'gammaScale is 11.0; it must be positive, and its product with dropRate, which is 0.1, at most 1.'",
        "0.1, 7, NaN, 'gammaScale is NaN; it must be positive, and its product with dropRate, which is 0.1, at most 1.'"
    })
    void saysWhatFits(double rate, int size, double scale, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> new DropBlock(rate, size, scale))
                        .getMessage());
    }

    private static double gamma(double rate, int size, double scale, int height, int width) {
        int blockHeight = Math.min(size, height);
        int blockWidth = Math.min(size, width);
        return scale
                * rate
                * height
                * width
                / (blockHeight * blockWidth)
                / ((height - blockHeight + 1) * (width - blockWidth + 1));
    }

    /** As in timm: a padded max pool of the centers, which of an even size loses its first row or column. */
    private static INDArray mask(INDArray random, double gamma, int size) {
        int height = (int) random.size(2);
        int width = (int) random.size(3);
        int blockHeight = Math.min(size, height);
        int blockWidth = Math.min(size, width);
        INDArray keep = Nd4j.ones(DataType.DOUBLE, random.shape());
        for (int image = 0; image < random.size(0); image++) {
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < width; column++) {
                    int top = row - blockHeight / 2 + (blockHeight + 1) % 2;
                    int left = column - blockWidth / 2 + (blockWidth + 1) % 2;
                    for (int y = Math.max(0, top); y < Math.min(height, top + blockHeight); y++) {
                        for (int x = Math.max(0, left); x < Math.min(width, left + blockWidth); x++) {
                            if (random.getDouble(image, 0, y, x) < gamma) {
                                keep.putScalar(new int[] {image, 0, row, column}, 0);
                            }
                        }
                    }
                }
            }
        }
        return keep.mul(keep.length() / (keep.sumNumber().doubleValue() + 1e-13));
    }
}
