/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce3.Dot;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** A factor between 0 and 1 for each feature map: {@code [N x C, 1]}, for maps of {@code [N x C, H x W]}. */
record ChannelGates(INDArray gates) {

    /** The sigmoid of each logit. */
    static ChannelGates of(INDArray logits) {
        return new ChannelGates(Transforms.sigmoid(logits, true).reshape('c', logits.length(), 1));
    }

    /** Sets the result to the scaled maps. */
    void scale(INDArray maps, INDArray result) {
        maps.muli(gates, result);
    }

    /** The gradient of the logits, {@code [N x C, 1]}, from the gradient of the scaled maps. */
    INDArray logitGradient(INDArray maps, INDArray resultGradient) {
        INDArray gateGradient = Nd4j.getExecutioner().exec(new Dot(maps, resultGradient, 1));
        return gateGradient.reshape('c', gates.shape()).muli(gates).muli(gates.rsub(1));
    }
}
