/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import org.bytedeco.dnnl.global.dnnl.algorithm;

/** What a primitive does with its result before it writes it. */
sealed interface PostOp {
    /** Adds the node's last input. */
    record Addition() implements PostOp {}

    /** Applies a function of one number; what alpha and beta are depends on the function. */
    record Function(algorithm kind, float alpha, float beta) implements PostOp {
        boolean isRelu() {
            return kind == algorithm.eltwise_relu && alpha == 0;
        }

        /** Whether it is a ReLU of any kind: one that leaks, or ends at a value. */
        boolean isOfReluKind() {
            return kind == algorithm.eltwise_relu || kind == algorithm.eltwise_clip;
        }
    }
}
