/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import dev.stagecraft.runtime.internal.COrder;
import java.util.Map;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Brings maps from one format into another. */
final class FormatChange implements Resource {
    private final MapFormat from;
    private final MapFormat to;
    private final Recent<MapShape, Kernel> kernels;

    FormatChange(MapFormat from, MapFormat to) {
        this.from = from;
        this.to = to;
        kernels = new Recent<>(shape -> Kernel.reorder(Formats.maps(shape), Formats.maps(shape.in(to))));
    }

    /**
     * The maps in the other format: on the same memory if there is nothing to change, for maps of one pixel lie alike in all
     * layouts, and otherwise in an array of this memory.
     */
    INDArray of(INDArray maps, ArrayType memory, LayerWorkspaceMgr workspaces) {
        INDArray ordered = COrder.of(maps, from.type(), memory, workspaces);
        if (from.equals(to)) {
            return ordered;
        }
        MapShape shape = from.shape(ordered);
        long[] dimensions = shape.in(to).dimensions();
        if (shape.isOnePixel() && from.type() == to.type()) {
            return ordered.reshape('c', dimensions);
        }
        INDArray changed = workspaces.createUninitialized(memory, to.type(), dimensions, 'c');
        kernels.get(shape).run(Map.of(DNNL_ARG_FROM, ordered, DNNL_ARG_TO, changed));
        return changed;
    }

    @Override
    public void close() {
        kernels.close();
    }
}
