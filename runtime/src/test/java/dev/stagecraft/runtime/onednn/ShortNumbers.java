/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Values that the 8 bits of a bfloat16's significand hold. */
final class ShortNumbers {
    private static final int SIDE = 8;

    private ShortNumbers() {}

    /** {@code [batch, 3, height, width]}, of multiples of 1/16 from -2 to 2: each once in a square of 8 by 8 pixels, so that no pool has to choose. */
    static INDArray images(int batch, int height, int width) {
        INDArray images = Nd4j.create(DataType.FLOAT, batch, 3, height, width);
        Random random = new Random(height * 31L + batch);
        for (int image = 0; image < batch; image++) {
            for (int channel = 0; channel < 3; channel++) {
                int[] values = random.ints(0, SIDE * SIDE)
                        .distinct()
                        .limit(SIDE * SIDE)
                        .toArray();
                for (int row = 0; row < height; row++) {
                    for (int column = 0; column < width; column++) {
                        int value = values[row % SIDE * SIDE + column % SIDE];
                        images.putScalar(image, channel, row, column, (value - SIDE * SIDE / 2) / 16.0);
                    }
                }
            }
        }
        return images;
    }

    /**
     * Rounds the parameters of a network.
     *
     * @param choosing the weight of a 1x1 convolution of images: each of its filters is to give a channel as it is, or with the other
     *     sign
     */
    static void round(ComputationGraph network, String choosing) {
        network.params().assign(network.params().castTo(DataType.BFLOAT16).castTo(DataType.FLOAT));
        INDArray weight = network.getParam(choosing);
        weight.assign(0);
        for (int filter = 0; filter < weight.size(0); filter++) {
            weight.putScalar(filter, filter % 3, 0, 0, filter % 2 == 0 ? 1 : -1);
        }
    }
}
