/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.internal;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/** ND4J works through an array in another order several times slower; to copy the array first costs little. */
public final class COrder {
    private COrder() {}

    /**
     * {@return the array, of this type and in C order: itself if it is so already, and otherwise a copy in this memory}
     *
     * @param array of any type and order
     * @param type the type to have
     * @param memory what a copy is in
     * @param workspaces the layer's
     */
    public static INDArray of(INDArray array, DataType type, ArrayType memory, LayerWorkspaceMgr workspaces) {
        INDArray typed = array.castTo(type);
        boolean inOrder = typed.ordering() == 'c' && Shape.hasDefaultStridesForShape(typed);
        return inOrder ? typed : workspaces.dup(memory, typed, 'c');
    }
}
