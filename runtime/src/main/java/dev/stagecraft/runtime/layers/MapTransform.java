/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.io.Serializable;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a {@link MapOperation} does in one layer of one network. All maps that it is given are {@code [N, C, H, W]} in C
 * order and of the network's type, and it must not change them: other layers may read them too.
 */
interface MapTransform extends Serializable {

    /** @return new maps, in the memory for activations */
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr memory);

    /**
     * @param maps those of the last forward pass
     * @param epsilon the gradient of what it gave
     * @return the gradient of the maps, in the memory for gradients of activations
     */
    INDArray backward(INDArray maps, INDArray epsilon, LayerWorkspaceMgr memory);

    /** The mask of the result, for a mask {@code [N, 1 or C, 1 or H, 1 or W]} of the maps. */
    default INDArray mask(INDArray mask) {
        return mask;
    }

    /** Forgets the last forward pass. */
    default void clear() {}
}
