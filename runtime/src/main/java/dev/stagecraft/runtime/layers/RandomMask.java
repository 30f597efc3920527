/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.io.Serializable;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Multiplies maps by numbers that are drawn in each forward pass of the training, and their gradient by the same.
 *
 * <p>Deeplearning4j's own {@code DropoutLayer} is no place for this. It overwrites its input if it is the last layer to read
 * it, though the gradients of others need it; layers that are given one {@code IDropout} share its mask; and it fails
 * if the maps come with a mask.
 */
final class RandomMask implements MapTransform {
    private static final long serialVersionUID = 1L;

    private final Draw draw;
    /** None after a forward pass that was not for training. */
    private transient INDArray mask;

    RandomMask(Draw draw) {
        this.draw = draw;
    }

    /** Draws an array that can be broadcast to maps of this shape. */
    @FunctionalInterface
    interface Draw extends Serializable {
        INDArray of(long[] shape, DataType type);
    }

    @Override
    public INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr memory) {
        // Outside the workspaces, as nothing tells when the backward pass will come; it is small beside the maps.
        mask = training ? draw.of(maps.shape(), maps.dataType()).detach() : null;
        return masked(maps, ArrayType.ACTIVATIONS, memory);
    }

    @Override
    public INDArray backward(INDArray maps, INDArray epsilon, LayerWorkspaceMgr memory) {
        return masked(epsilon, ArrayType.ACTIVATION_GRAD, memory);
    }

    @Override
    public void clear() {
        mask = null;
    }

    private INDArray masked(INDArray array, ArrayType type, LayerWorkspaceMgr memory) {
        if (mask == null) {
            return memory.dup(type, array, 'c');
        }
        return array.muli(mask, memory.createUninitialized(type, array.dataType(), array.shape(), 'c'));
    }

    /** @throws IllegalArgumentException if the rate is not at least 0 and below 1 */
    static double requireRate(double dropRate) {
        if (!(dropRate >= 0 && dropRate < 1)) {
            throw new IllegalArgumentException("dropRate is " + dropRate + "; it must be at least 0 and below 1.");
        }
        return dropRate;
    }
}
