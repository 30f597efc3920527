/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.Map;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The mean or the maximum of each channel, {@code [N, C]} of 32 bits. */
final class ChannelPool implements Resource {
    private final MapFormat format;
    private final PoolKind kind;
    private final Pool pool;
    private final Border exit;
    private final boolean repeats;
    private final Recent<MapShape, Kernel> sums;

    /** @param format that of the maps */
    ChannelPool(MapFormat format, PoolKind kind) {
        this.format = format;
        this.kind = kind;
        repeats = kind == PoolKind.MEAN && format.layout() == MapLayout.CHANNELS_LAST;
        sums = new Recent<>(shape -> Kernel.sum(shape, repeats ? numbers(shape) : shape));
        pool = Pool.ofWholeMaps(format, kind);
        exit = new Border(MapFormat.DEEPLEARNING4J, format);
    }

    /** One for each channel. */
    private static MapShape numbers(MapShape maps) {
        return new MapShape(
                new MapFormat(MapLayout.CHANNELS_LAST, DataType.FLOAT), maps.images(), 1, 1, maps.channels());
    }

    /** @param training whether {@link #addBackward} will follow */
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        ArrayType memory = ArrayType.FF_WORKING_MEM;
        INDArray plain = exit.out(pool.forward(maps, training, memory, workspaces), memory, workspaces);
        return plain.reshape('c', plain.size(0), plain.size(1));
    }

    /** The gradient of the maps, in working memory. */
    private INDArray backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        ArrayType memory = ArrayType.BP_WORKING_MEM;
        INDArray pixels = exit.in(gradient.reshape('c', gradient.size(0), gradient.size(1), 1, 1), memory, workspaces);
        return pool.backward(pixels, OneDnnVertex.create(format.shape(maps), memory, workspaces));
    }

    /**
     * Adds the gradient of the maps to another. That of means is the same number for each pixel of a channel, which oneDNN repeats where channels lie last.
     *
     * @param gradient {@code [N, C]}
     * @param sum the gradient of the maps so far
     */
    void addBackward(INDArray maps, INDArray gradient, INDArray sum, LayerWorkspaceMgr workspaces) {
        if (kind == PoolKind.MAXIMUM) {
            pool.addOfMaxima(gradient.dup('c'), sum);
            return;
        }
        MapShape shape = format.shape(sum);
        INDArray summand = repeats
                ? gradient.dup('c').divi((double) shape.height() * shape.width())
                : backward(maps, gradient, workspaces);
        sums.get(shape).run(Map.of(DNNL_ARG_SRC_0, sum, DNNL_ARG_SRC_1, summand, DNNL_ARG_DST, sum));
    }

    @Override
    public void close() {
        exit.close();
        sums.close();
        pool.close();
    }
}
