/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.vertices;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network of which some vertices are others than Deeplearning4j's. */
public abstract class ReplacingGraph extends ComputationGraph {
    private static final long serialVersionUID = 1L;

    private transient List<Place> stock;

    /** A vertex of Deeplearning4j's and what it is connected with, which those that stand for others may change. */
    private record Place(GraphVertex vertex, VertexIndices[] inputs, VertexIndices[] outputs) {
        static Place of(GraphVertex vertex) {
            return new Place(vertex, vertex.getInputVertices(), vertex.getOutputVertices());
        }

        GraphVertex restored() {
            vertex.setInputVertices(inputs);
            vertex.setOutputVertices(outputs);
            return vertex;
        }
    }

    protected ReplacingGraph(ComputationGraphConfiguration configuration) {
        super(configuration);
    }

    @Override
    public final void init(INDArray parameters, boolean cloneParametersArray) {
        super.init(parameters, cloneParametersArray);
        if (stock == null) {
            stock = Stream.of(vertices).map(Place::of).toList();
            put(replacements());
        }
    }

    /**
     * Freezes the layer of a vertex that was replaced. Deeplearning4j computes it from now on, for a frozen layer is another one: a
     * normalization goes by its statistics in training too.
     *
     * @param vertex the vertex's index
     */
    public final void freeze(int vertex) {
        release();
        put(stock.stream().map(Place::restored).toList());
        vertices[vertex].setLayerAsFrozen();
        put(replacements());
    }

    private void put(List<GraphVertex> vertices) {
        for (GraphVertex vertex : vertices) {
            vertex.setOutputVertex(this.vertices[vertex.getVertexIndex()].isOutputVertex());
            this.vertices[vertex.getVertexIndex()] = vertex;
            verticesMap.put(vertex.getVertexName(), vertex);
        }
    }

    /** Frees what the vertices that stand for others hold. */
    protected void release() {}

    @Override
    protected INDArray[] outputOfLayersDetached(
            boolean train,
            FwdPassType fwdPassType,
            int[] layerIndexes,
            INDArray[] features,
            INDArray[] featureMasks,
            INDArray[] labelMasks,
            boolean clearLayerInputs,
            boolean detachedInputs,
            MemoryWorkspace outputWorkspace) {
        ClosedNetwork.refuse(flattenedParams);
        return super.outputOfLayersDetached(
                train,
                fwdPassType,
                layerIndexes,
                features,
                featureMasks,
                labelMasks,
                clearLayerInputs,
                detachedInputs,
                outputWorkspace);
    }

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
        ClosedNetwork.refuse(flattenedParams);
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
    }

    @Override
    protected synchronized Map<String, INDArray> ffToLayerActivationsDetached(
            boolean train,
            FwdPassType fwdPassType,
            boolean storeLastForTBPTT,
            int layerIndex,
            int[] excludeIdxs,
            INDArray[] features,
            INDArray[] featureMasks,
            INDArray[] labelMasks,
            boolean clearLayers) {
        ClosedNetwork.refuse(flattenedParams);
        return super.ffToLayerActivationsDetached(
                train,
                fwdPassType,
                storeLastForTBPTT,
                layerIndex,
                excludeIdxs,
                features,
                featureMasks,
                labelMasks,
                clearLayers);
    }

    /** The same network in memory of its own: computed the same way, and with its counts of steps and epochs, which Deeplearning4j's forgets. */
    @Override
    public final ComputationGraph clone() {
        return GraphCopy.fill(another(getConfiguration().clone()), this);
    }

    /** A network that is computed the same way, to be initialized. */
    protected abstract ComputationGraph another(ComputationGraphConfiguration configuration);

    /** The vertices that stand for those of the same index and name, once the network is initialized. */
    protected abstract List<GraphVertex> replacements();
}
