/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The mean or the maximum of each channel, {@code [N, C]} of 32 bits. */
final class ChannelPool implements Resource {
    private final MapFormat format;
    private final Pool pool;
    private final Border exit;

    /** @param format that of the maps */
    ChannelPool(MapFormat format, PoolKind kind) {
        this.format = format;
        pool = Pool.ofWholeMaps(format, kind);
        exit = new Border(MapFormat.DEEPLEARNING4J, format);
    }

    /** @param training whether {@link #backward} will follow */
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        ArrayType memory = ArrayType.FF_WORKING_MEM;
        INDArray plain = exit.out(pool.forward(maps, training, memory, workspaces), memory, workspaces);
        return plain.reshape('c', plain.size(0), plain.size(1));
    }

    /**
     * The gradient of the maps, in working memory.
     *
     * @param gradient {@code [N, C]}
     */
    INDArray backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        ArrayType memory = ArrayType.BP_WORKING_MEM;
        INDArray pixels = exit.in(gradient.reshape('c', gradient.size(0), gradient.size(1), 1, 1), memory, workspaces);
        return pool.backward(pixels, OneDnnVertex.create(format.shape(maps), memory, workspaces));
    }

    @Override
    public void close() {
        exit.close();
        pool.close();
    }
}
