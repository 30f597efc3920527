/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.engine;

import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network that is told before somebody looks at its parameters, its updater or its layers. */
abstract class WatchedGraph extends ComputationGraph {
    private static final long serialVersionUID = 1L;

    WatchedGraph(ComputationGraphConfiguration configuration) {
        super(configuration);
    }

    /** Before somebody looks at parameters or at what the updater remembers, and may change them. */
    abstract void changedHere();

    /** Before somebody looks at layers, and may set them otherwise. */
    abstract void looked();

    /** The updater for the network itself; null if there is none yet. */
    final ComputationGraphUpdater updaterAsItIs() {
        return super.getUpdater(false);
    }

    @Override
    public INDArray params() {
        changedHere();
        return super.params();
    }

    @Override
    public INDArray getParam(String name) {
        changedHere();
        return super.getParam(name);
    }

    @Override
    public Map<String, INDArray> paramTable(boolean backpropParamsOnly) {
        changedHere();
        return super.paramTable(backpropParamsOnly);
    }

    @Override
    public void setParam(String key, INDArray values) {
        changedHere();
        super.setParam(key, values);
    }

    @Override
    public void setParams(INDArray parameters) {
        changedHere();
        super.setParams(parameters);
    }

    @Override
    public Layer getLayer(String name) {
        looked();
        return super.getLayer(name);
    }

    @Override
    public Layer getLayer(int number) {
        looked();
        return super.getLayer(number);
    }

    @Override
    public Layer[] getLayers() {
        looked();
        return super.getLayers();
    }

    @Override
    public GraphVertex getVertex(String name) {
        looked();
        return super.getVertex(name);
    }

    @Override
    public GraphVertex[] getVertices() {
        looked();
        return super.getVertices();
    }

    @Override
    public Layer getOutputLayer(int number) {
        looked();
        return super.getOutputLayer(number);
    }

    @Override
    public ComputationGraphUpdater getUpdater(boolean initializeIfAbsent) {
        changedHere();
        return super.getUpdater(initializeIfAbsent);
    }
}
