/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.cudnn;

import dev.stagecraft.runtime.internal.COrder;
import dev.stagecraft.runtime.vertices.LayerReplacement;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The vertex of a layer that ND4J's operations compute, on maps {@code [N, C, H, W]} in C order. The layer itself computes whatever
 * does not look like such maps.
 */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
abstract class OperationVertex extends LayerReplacement {
    private static final long serialVersionUID = 1L;

    private final long channels;

    /**
     * @param stock the vertex that this one stands for
     * @param channels the channels of the maps that the layer takes
     */
    OperationVertex(ComputationGraph graph, LayerVertex stock, long channels) {
        super(graph, stock, graph.getConfiguration().getDataType());
        this.channels = channels;
    }

    @Override
    public final INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        return isOfMaps()
                ? forward(ordered(getLayer().input(), ArrayType.FF_WORKING_MEM, workspaces), training, workspaces)
                : super.doForward(training, workspaces);
    }

    @Override
    public final Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        if (!isOfMaps()) {
            return super.doBackward(tbptt, workspaces);
        }
        INDArray maps = ordered(getLayer().input(), ArrayType.BP_WORKING_MEM, workspaces);
        INDArray gradient = ordered(getEpsilon(), ArrayType.BP_WORKING_MEM, workspaces);
        Pair<Gradient, INDArray> gradients = backward(maps, gradient, workspaces);
        return new Pair<>(gradients.getFirst(), new INDArray[] {gradients.getSecond()});
    }

    private boolean isOfMaps() {
        INDArray input = getLayer().input();
        return input != null && input.rank() == 4 && input.size(1) == channels;
    }

    private INDArray ordered(INDArray maps, ArrayType memory, LayerWorkspaceMgr workspaces) {
        return COrder.of(maps, dataType, memory, workspaces);
    }

    /** @return what the layer makes of the maps, in memory for activations */
    abstract INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces);

    /**
     * @param maps the maps that the last forward pass had
     * @param gradient the gradient of what it gave
     * @return the gradients of the parameters, and that of the maps in memory for gradients
     */
    abstract Pair<Gradient, INDArray> backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces);

    /** An array in C order whose values are to be written. */
    final INDArray create(long[] shape, ArrayType memory, LayerWorkspaceMgr workspaces) {
        return workspaces.createUninitialized(memory, dataType, shape, 'c');
    }
}
