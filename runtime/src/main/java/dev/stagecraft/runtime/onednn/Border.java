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

/** Where maps pass from one format into another: maps in one direction, and their gradients in the other. */
final class Border implements Resource {
    private final MapFormat outside;
    private final MapFormat inside;
    private final Recent<MapShape, Kernel> inward;
    private final Recent<MapShape, Kernel> outward;

    /**
     * @param outside the format in which another vertex has the maps
     * @param inside the format in which the vertex computes with them
     */
    Border(MapFormat outside, MapFormat inside) {
        this.outside = outside;
        this.inside = inside;
        inward = into(inside);
        outward = into(outside);
    }

    private static Recent<MapShape, Kernel> into(MapFormat format) {
        return new Recent<>(shape -> Kernel.reorder(Descriptors.maps(shape), Descriptors.maps(shape.in(format))));
    }

    INDArray in(INDArray maps, ArrayType memory, LayerWorkspaceMgr workspaces) {
        return pass(maps, outside, inside, inward, memory, workspaces);
    }

    INDArray out(INDArray maps, ArrayType memory, LayerWorkspaceMgr workspaces) {
        return pass(maps, inside, outside, outward, memory, workspaces);
    }

    /**
     * The maps in the other format: on the same memory if there is nothing to change, for maps of one pixel lie alike in all
     * layouts, and otherwise in an array of this memory.
     */
    private static INDArray pass(
            INDArray maps,
            MapFormat from,
            MapFormat to,
            Recent<MapShape, Kernel> kernels,
            ArrayType memory,
            LayerWorkspaceMgr workspaces) {
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
        inward.close();
        outward.close();
    }
}
