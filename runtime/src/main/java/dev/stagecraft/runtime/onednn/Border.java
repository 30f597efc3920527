/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where maps pass between a vertex and another: maps in one direction, and their gradients in the other. */
final class Border implements Resource {
    private final FormatChange inward;
    private final FormatChange outward;

    /**
     * @param outside the format in which the other vertex has the maps
     * @param inside the format in which the vertex computes with them
     */
    Border(MapFormat outside, MapFormat inside) {
        inward = new FormatChange(outside, inside);
        outward = new FormatChange(inside, outside);
    }

    INDArray in(INDArray maps, ArrayType memory, LayerWorkspaceMgr workspaces) {
        return inward.of(maps, memory, workspaces);
    }

    INDArray out(INDArray maps, ArrayType memory, LayerWorkspaceMgr workspaces) {
        return outward.of(maps, memory, workspaces);
    }

    @Override
    public void close() {
        inward.close();
        outward.close();
    }
}
