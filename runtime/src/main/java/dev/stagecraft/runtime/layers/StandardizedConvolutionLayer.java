/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a {@link StandardizedConvolution} does: it convolves with another weight than its own, and the gradient passes through that. */
final class StandardizedConvolutionLayer extends GroupedConvolutionLayer {
    private static final long serialVersionUID = 1L;

    StandardizedConvolutionLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    @Override
    INDArray weight(boolean training, LayerWorkspaceMgr workspaceMgr) {
        return standardization().of(super.weight(training, workspaceMgr));
    }

    @Override
    void gradientOfWeight(INDArray gradient, LayerWorkspaceMgr workspaceMgr) {
        standardization().backpropagate(super.weight(true, workspaceMgr), gradient);
    }

    private WeightStandardization standardization() {
        return ((StandardizedConvolution) layerConf()).standardization();
    }
}
