/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.program.Function;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl.algorithm;

/** Functions of numbers as oneDNN has them. */
final class PostOps {
    private PostOps() {}

    /** The functions to apply one after the other; empty if oneDNN does not have them. */
    static Optional<List<PostOp>> of(Function function) {
        if (function.isIdentity()) {
            return Optional.of(List.of());
        }
        if (function instanceof Function.HardSigmoid) {
            return Optional.of(List.of(
                    new PostOp.Function(algorithm.eltwise_linear, 0.2f, 0.5f),
                    new PostOp.Function(algorithm.eltwise_clip, 0, 1)));
        }
        return one(function).map(List::of);
    }

    private static Optional<PostOp> one(Function function) {
        if (function instanceof Function.Relu) {
            return postOp(algorithm.eltwise_relu, 0, 0);
        }
        if (function instanceof Function.Relu6) {
            return postOp(algorithm.eltwise_clip, 0, 6);
        }
        if (function instanceof Function.LeakyRelu leaky) {
            return postOp(algorithm.eltwise_relu, leaky.slope(), 0);
        }
        if (function instanceof Function.Elu elu) {
            return postOp(algorithm.eltwise_elu, elu.alpha(), 0);
        }
        if (function instanceof Function.Swish) {
            return postOp(algorithm.eltwise_swish, 1, 0);
        }
        if (function instanceof Function.Gelu) {
            return postOp(algorithm.eltwise_gelu_erf, 0, 0);
        }
        if (function instanceof Function.QuickGelu) {
            return postOp(algorithm.eltwise_swish, 1.702, 0);
        }
        if (function instanceof Function.Mish) {
            return postOp(algorithm.eltwise_mish, 0, 0);
        }
        if (function instanceof Function.Sigmoid) {
            return postOp(algorithm.eltwise_logistic, 0, 0);
        }
        if (function instanceof Function.Tanh) {
            return postOp(algorithm.eltwise_tanh, 0, 0);
        }
        if (function instanceof Function.HardTanh) {
            return postOp(algorithm.eltwise_clip, -1, 1);
        }
        if (function instanceof Function.SoftPlus) {
            return postOp(algorithm.eltwise_soft_relu, 1, 0);
        }
        return Optional.empty();
    }

    private static Optional<PostOp> postOp(algorithm kind, double alpha, double beta) {
        return Optional.of(new PostOp.Function(kind, (float) alpha, (float) beta));
    }
}
