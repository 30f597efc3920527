/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.runtime.update.OnePassSolver;
import dev.stagecraft.runtime.vertices.ReplacingGraph;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network in which oneDNN computes what it can, and Deeplearning4j the rest. */
final class OneDnnGraph extends ReplacingGraph {
    private static final long serialVersionUID = 1L;

    private final DataType type;
    private final transient GradientMemory gradientMemory = new GradientMemory();
    private final transient MapMemory mapMemory = new MapMemory(gradientMemory);
    private transient VertexPlan plan;

    /** @param type the type of maps between what oneDNN computes, and of the weights that it multiplies them by */
    OneDnnGraph(ComputationGraphConfiguration configuration, DataType type) {
        super(configuration);
        this.type = type;
    }

    /** The type of the maps that oneDNN computes. */
    DataType type() {
        return type;
    }

    /** Where the gradients of its maps are. */
    GradientMemory gradientMemory() {
        return gradientMemory;
    }

    /** Where its maps are. */
    MapMemory mapMemory() {
        return mapMemory;
    }

    /** In training a backward pass follows, before anything else is computed. */
    @Override
    protected synchronized Map<String, INDArray> ffToLayerActivationsInWS(
            boolean train,
            int layerIndex,
            int[] excludeIdxs,
            FwdPassType fwdPassType,
            boolean storeLastForTBPTT,
            INDArray[] input,
            INDArray[] featureMasks,
            INDArray[] labelMasks,
            boolean clearInputs) {
        if (train) {
            mapMemory.open();
        }
        try {
            return super.ffToLayerActivationsInWS(
                    train,
                    layerIndex,
                    excludeIdxs,
                    fwdPassType,
                    storeLastForTBPTT,
                    input,
                    featureMasks,
                    labelMasks,
                    clearInputs);
        } finally {
            mapMemory.end();
        }
    }

    @Override
    protected void calcBackpropGradients(boolean clearLayers, boolean truncated, INDArray... ofOutputs) {
        gradientMemory.open();
        try {
            super.calcBackpropGradients(clearLayers, truncated, ofOutputs);
        } finally {
            gradientMemory.end();
        }
    }

    @Override
    protected OneDnnGraph another(ComputationGraphConfiguration configuration) {
        return new OneDnnGraph(configuration, type);
    }

    @Override
    protected List<GraphVertex> replacements() {
        if (!(solver instanceof OnePassSolver)) {
            solver = new OnePassSolver(this, solver);
        }
        plan = new VertexPlan(this, type);
        return plan.replacements(this);
    }

    /** Frees what the primitives of oneDNN hold too. */
    @Override
    public void close() {
        super.close();
        release();
    }

    @Override
    protected void release() {
        for (GraphVertex vertex : vertices) {
            if (vertex instanceof Resource resource) {
                resource.close();
            }
        }
        mapMemory.close();
        gradientMemory.close();
    }

    /** Whoever looks at activations sees them as {@code [N, C, H, W]}. */
    @Override
    protected synchronized Map<String, INDArray> ffToLayerActivationsDetached(
            boolean train,
            FwdPassType fwdPassType,
            boolean storeLastForTBPTT,
            int layerIndex,
            int[] excludeIdxs,
            INDArray[] features,
            INDArray[] fMask,
            INDArray[] lMask,
            boolean clearLayers) {
        Map<String, INDArray> activations = super.ffToLayerActivationsDetached(
                train, fwdPassType, storeLastForTBPTT, layerIndex, excludeIdxs, features, fMask, lMask, clearLayers);
        LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
        try (Border border = new Border(MapFormat.DEEPLEARNING4J, plan.computes())) {
            activations.replaceAll((name, maps) ->
                    plan.handsOnAsComputed(name) ? border.out(maps, ArrayType.ACTIVATIONS, workspaces) : maps);
        }
        return activations;
    }
}
