/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * {@code x Phi(x)}, where {@code Phi(x) = (1 + erf(x / sqrt(2))) / 2} is the normal distribution function (Hendrycks and Gimpel, <i>Gaussian
 * Error Linear Units</i>, 2016, arXiv:1606.08415): what PyTorch and Keras compute by that name. Deeplearning4j's {@code Activation.GELU} is
 * {@code x sigmoid(1.702 x)}, which differs from it by up to 0.02.
 *
 * <pre>{@code
 * graph.addLayer("gelu", new ActivationLayer(new GaussianErrorLinearUnit()), "conv");
 * }</pre>
 */
public final class GaussianErrorLinearUnit extends BaseActivationFunction {
    private static final long serialVersionUID = 1L;

    private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

    /** There is nothing to set. */
    public GaussianErrorLinearUnit() {}

    /** Overwrites what it is given, as Deeplearning4j's functions do. */
    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        return in.muli(distribution(in));
    }

    /** The derivative is {@code Phi(x) + x phi(x)}, with the density {@code phi}. */
    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        INDArray density = Transforms.exp(in.mul(in).muli(-0.5), false).muli(DENSITY_AT_ZERO);
        INDArray slope = density.muli(in).addi(distribution(in));
        return new Pair<>(slope.muli(epsilon), null);
    }

    private static INDArray distribution(INDArray x) {
        INDArray scaled = x.mul(Math.sqrt(0.5));
        return Nd4j.getExecutioner().exec(new Erf(scaled, scaled)).addi(1).muli(0.5);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GaussianErrorLinearUnit;
    }

    @Override
    public int hashCode() {
        return GaussianErrorLinearUnit.class.hashCode();
    }

    @Override
    public String toString() {
        return "gelu";
    }
}
