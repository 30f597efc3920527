/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import dev.stagecraft.program.Windows;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A pool of maps in one format, and where the maxima of its last forward pass were. */
final class Pool implements Resource {
    private final MapFormat format;
    private final Recent<MapShape, PoolingKernels> kernels;
    private INDArray maxima;

    /**
     * @param format that of the maps
     * @param windows those over maps of a shape
     */
    Pool(MapFormat format, PoolKind kind, Function<MapShape, Windows> windows) {
        this.format = format;
        kernels = new Recent<>(shape -> new PoolingKernels(kind, windows.apply(shape), shape));
    }

    /** One whose window is the whole map. */
    static Pool ofWholeMaps(MapFormat format, PoolKind kind) {
        return new Pool(format, kind, shape -> Windows.whole(shape.height(), shape.width()));
    }

    /**
     * @param training whether {@link #backward} will follow
     * @param memory where the result is to be
     */
    INDArray forward(INDArray maps, boolean training, ArrayType memory, LayerWorkspaceMgr workspaces) {
        return forward(maps, training, shape -> OneDnnVertex.create(shape, memory, workspaces), workspaces);
    }

    /**
     * @param training whether {@link #backward} will follow
     * @param place makes the array for the result
     */
    INDArray forward(
            INDArray maps, boolean training, Function<MapShape, INDArray> place, LayerWorkspaceMgr workspaces) {
        PoolingKernels made = kernels.get(format.shape(maps));
        INDArray result = place.apply(made.output());
        Map<Integer, INDArray> arguments = new HashMap<>(Map.of(DNNL_ARG_SRC, maps, DNNL_ARG_DST, result));
        if (training && made.remembers()) {
            maxima = made.training().argument(DNNL_ARG_WORKSPACE, ArrayType.ACTIVATIONS, workspaces);
            arguments.put(DNNL_ARG_WORKSPACE, maxima);
        }
        Kernel kernel = training ? made.training() : made.inference();
        kernel.run(arguments);
        return result;
    }

    /**
     * The gradient of the maps.
     *
     * @param gradient that of what {@link #forward} gave
     * @param result is written
     */
    INDArray backward(INDArray gradient, INDArray result) {
        PoolingKernels made = kernels.get(format.shape(result));
        Map<Integer, INDArray> arguments =
                new HashMap<>(Map.of(DNNL_ARG_DIFF_DST, gradient, DNNL_ARG_DIFF_SRC, result));
        if (made.remembers()) {
            arguments.put(DNNL_ARG_WORKSPACE, maxima);
        }
        made.backward().run(arguments);
        return result;
    }

    /**
     * Adds the gradient of maps whose maxima the last forward pass found.
     *
     * @param gradient that of the maxima, {@code [N, C]} in C order
     * @param sum the gradient of the maps so far
     */
    void addOfMaxima(INDArray gradient, INDArray sum) {
        MapShape shape = format.shape(sum);
        new MaximumGradient(shape, kernels.get(shape).places(), maxima).addTo(gradient, sum);
    }

    @Override
    public void close() {
        kernels.close();
    }
}
