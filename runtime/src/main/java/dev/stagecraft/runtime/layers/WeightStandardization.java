/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce3.Dot;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * What is convolved with instead of a weight: of each filter the deviations from its mean, divided by its standard deviation (Qiao et al.,
 * <i>Micro-Batch Training with Batch-Channel Normalization and Weight Standardization</i>, 2019, arXiv:1903.10520). Of a filter's
 * numbers {@code w} it makes {@code (w - mean(w)) / sqrt(mean((w - mean(w))^2) + epsilon)}.
 *
 * @param epsilon what is added to the variance of a filter before its root is taken, above 0: 1e-8 of BiT's, 1e-6 where timm says nothing else
 */
public record WeightStandardization(double epsilon) {
    /**
     * {@return the standardized weight, a new array of the same type and shape, in C order}
     *
     * @param weight {@code [filters, …]}
     */
    public INDArray of(INDArray weight) {
        INDArray result = wide(weight);
        INDArray filters = byFilter(result);
        filters.divi(center(filters));
        return result.castTo(weight.dataType());
    }

    /**
     * Turns the gradient of the standardized weight into that of the weight. With the standardized {@code h}, the deviation {@code s} and the
     * gradient {@code g} of {@code h} it is {@code (g - mean(g) - h mean(g h)) / s}, means over a filter.
     *
     * @param weight {@code [filters, …]}
     * @param gradient that of the standardized weight, of the same shape and in C order; becomes that of the weight
     */
    public void backpropagate(INDArray weight, INDArray gradient) {
        INDArray standardized = byFilter(wide(weight));
        INDArray deviation = center(standardized);
        standardized.divi(deviation);
        INDArray gradients = byFilter(gradient.castTo(standardized.dataType()));
        INDArray slope = Nd4j.getExecutioner()
                .exec(new Dot(gradients, standardized, 1))
                .reshape(deviation.shape())
                .divi(standardized.size(1));
        gradients.subi(gradients.mean(true, 1)).subi(standardized.muli(slope)).divi(deviation);
        if (gradients.dataType() != gradient.dataType()) {
            gradient.assign(gradients.reshape(gradient.shape()));
        }
    }

    /** A copy in C order, of 32 bits at least: in 16 an epsilon of 1e-8 is 0, and a filter of equal numbers would become NaN. */
    private static INDArray wide(INDArray weight) {
        DataType type = weight.dataType() == DataType.DOUBLE ? DataType.DOUBLE : DataType.FLOAT;
        return Nd4j.createUninitialized(type, weight.shape(), 'c').assign(weight);
    }

    /** Takes each filter's mean away, and gives the deviations, {@code [filters, 1]}. */
    private INDArray center(INDArray filters) {
        filters.subi(filters.mean(true, 1));
        INDArray norm = filters.norm2(true, 1);
        return Transforms.sqrt(norm.muli(norm).divi(filters.size(1)).addi(epsilon), false);
    }

    /** The same memory. */
    private static INDArray byFilter(INDArray weight) {
        return weight.reshape('c', true, weight.size(0), weight.length() / weight.size(0));
    }
}
