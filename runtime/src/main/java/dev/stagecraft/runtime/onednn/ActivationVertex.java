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

import java.util.Map;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A ReLU that no other vertex computes along with its own work, or a sigmoid. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class ActivationVertex extends OneDnnVertex {
    private static final long serialVersionUID = 1L;

    private final transient Recent<MapShape, ActivationKernels> kernels;

    /** @param function {@code eltwise_relu} or {@code eltwise_logistic} */
    ActivationVertex(ComputationGraph graph, LayerVertex stock, algorithm function, VertexFormats formats) {
        super(graph, stock, formats);
        kernels = new Recent<>(shape -> new ActivationKernels(shape, function));
    }

    @Override
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        INDArray result = createResult(shape(maps), workspaces);
        kernels.get(shape(maps)).forward().run(Map.of(DNNL_ARG_SRC, maps, DNNL_ARG_DST, result));
        return result;
    }

    @Override
    Pair<Gradient, INDArray> backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray result = createGradient(maps, workspaces);
        kernels.get(shape(maps))
                .backward()
                .run(Map.of(DNNL_ARG_SRC, maps, DNNL_ARG_DIFF_DST, gradient, DNNL_ARG_DIFF_SRC, result));
        return new Pair<>(new DefaultGradient(), result);
    }

    @Override
    public void close() {
        super.close();
        kernels.close();
    }
}
