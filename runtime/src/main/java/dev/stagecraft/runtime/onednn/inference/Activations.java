/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.layers.GaussianErrorLinearUnit;
import dev.stagecraft.runtime.vertices.PlainLayers;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Deeplearning4j's activation functions as oneDNN has them. */
final class Activations {
    private Activations() {}

    /** The functions to apply one after the other; empty if oneDNN does not have them. */
    static Optional<List<PostOp>> of(IActivation activation) {
        if (activation instanceof ActivationIdentity) {
            return Optional.of(List.of());
        }
        if (activation instanceof ActivationReLU relu) {
            return PlainLayers.isRectifier(relu) ? function(algorithm.eltwise_relu, 0, 0) : Optional.empty();
        }
        if (activation instanceof ActivationReLU6) {
            return function(algorithm.eltwise_clip, 0, 6);
        }
        if (activation instanceof ActivationLReLU leaky) {
            return function(algorithm.eltwise_relu, leaky.getAlpha(), 0);
        }
        if (activation instanceof ActivationELU elu) {
            return function(algorithm.eltwise_elu, elu.getAlpha(), 0);
        }
        if (activation instanceof ActivationSwish) {
            return function(algorithm.eltwise_swish, 1, 0);
        }
        if (activation instanceof GaussianErrorLinearUnit) {
            return function(algorithm.eltwise_gelu_erf, 0, 0);
        }
        if (activation instanceof ActivationGELU gelu) {
            // The quick one is x sigmoid(1.702 x). Of the precise one ND4J cubes a factor too many, so that nobody else
            // computes it.
            return gelu.isPrecise() ? Optional.empty() : function(algorithm.eltwise_swish, 1.702, 0);
        }
        if (activation instanceof ActivationMish) {
            return function(algorithm.eltwise_mish, 0, 0);
        }
        if (activation instanceof ActivationSigmoid) {
            return function(algorithm.eltwise_logistic, 0, 0);
        }
        if (activation instanceof ActivationTanH) {
            return function(algorithm.eltwise_tanh, 0, 0);
        }
        if (activation instanceof ActivationHardTanH) {
            return function(algorithm.eltwise_clip, -1, 1);
        }
        if (activation instanceof ActivationHardSigmoid) {
            return Optional.of(List.of(
                    new PostOp.Function(algorithm.eltwise_linear, 0.2f, 0.5f),
                    new PostOp.Function(algorithm.eltwise_clip, 0, 1)));
        }
        return activation instanceof ActivationSoftPlus
                ? function(algorithm.eltwise_soft_relu, 0, 0)
                : Optional.empty();
    }

    private static Optional<List<PostOp>> function(algorithm kind, double alpha, double beta) {
        return Optional.of(List.of(new PostOp.Function(kind, (float) alpha, (float) beta)));
    }
}
