/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Drops residual branches in training (Huang et al., <i>Deep Networks with Stochastic Depth</i>, 2016, arXiv:1603.09382).
 * Behind a branch, it sets all maps of an image to zero with the drop rate, for each image on its own, and divides them by
 * {@code 1 - rate} otherwise: {@code DropPath} of timm. At inference the maps stay as they are.
 *
 * <p>It reads and gives {@code [N, C, H, W]}. What is dropped is drawn from {@code Nd4j.getRandom()}.
 */
public final class StochasticDepth extends MapOperation {
    private static final long serialVersionUID = 1L;

    private double dropRate;

    /** For the reader of saved configurations. */
    StochasticDepth() {}

    /**
     * Drops the branches of so many images.
     *
     * @param dropRate the probability that an image's branch is dropped
     * @throws IllegalArgumentException if the rate is not at least 0 and below 1
     */
    public StochasticDepth(double dropRate) {
        this.dropRate = RandomMask.requireRate(dropRate);
    }

    /** {@return the probability that an image's branch is dropped} */
    public double getDropRate() {
        return dropRate;
    }

    @Override
    MapTransform transform() {
        return new RandomMask(this::draw);
    }

    /** {@code [N, 1, 1, 1]} */
    private INDArray draw(long[] shape, DataType type) {
        return Nd4j.rand(DataType.FLOAT, shape[0], 1, 1, 1)
                .gte(dropRate)
                .castTo(type)
                .divi(1 - dropRate);
    }

    @Override
    InputTypeConvolutional output(InputTypeConvolutional input) {
        return input;
    }

    @Override
    List<Object> settings() {
        return List.of(dropRate);
    }
}
