/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs the function of a {@link FeatureMapTransform}. Nothing is kept from the forward pass but the input: to compute a few
 * means again costs little, and cannot go stale.
 */
final class FeatureMapTransformLayer extends BaseLayer<FeatureMapTransform> {
    private static final long serialVersionUID = 1L;

    /** ND4J adds up halves in halves, which ends at 2,048 when each is 1. */
    private final DataType workingType;

    FeatureMapTransformLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
        workingType = dataType == DataType.DOUBLE ? DataType.DOUBLE : DataType.FLOAT;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(false);
        requireShape();
        applyDropOutIfNecessary(training, workspaceMgr);
        INDArray result = create(ArrayType.ACTIVATIONS, dataType, workspaceMgr);
        INDArray working = workingCopy(result, ArrayType.FF_WORKING_MEM, workspaceMgr);
        function().forward(parameters(training, workspaceMgr), rows(input), rows(working));
        return working == result ? result : result.assign(working);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(true);
        INDArray next = create(ArrayType.ACTIVATION_GRAD, dataType, workspaceMgr);
        INDArray working = workingCopy(next, ArrayType.BP_WORKING_MEM, workspaceMgr);
        Gradient gradient = new DefaultGradient();
        function()
                .backward(parameters(true, workspaceMgr), rows(input), rows(epsilon), rows(working))
                .forEach((name, value) ->
                        gradient.setGradientFor(name, gradientViews.get(name).assign(value), 'c'));
        if (working != next) {
            next.assign(working);
        }
        weightNoiseParams.clear();
        return new Pair<>(gradient, backpropDropOutIfPresent(next));
    }

    @Override
    public Type type() {
        return layerConf().type();
    }

    @Override
    public boolean hasBias() {
        return !layerConf().initializer().biasKeys(layerConf()).isEmpty();
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    /** The parameters are in C order, and Deeplearning4j's own way is F order. */
    @Override
    public void setParams(INDArray params) {
        setParams(params, 'c');
    }

    private FeatureMapFunction function() {
        return layerConf().function();
    }

    private Map<String, INDArray> parameters(boolean training, LayerWorkspaceMgr workspaceMgr) {
        Map<String, INDArray> parameters = new LinkedHashMap<>();
        for (String name : params.keySet()) {
            parameters.put(name, getParamWithNoise(name, training, workspaceMgr).castTo(workingType));
        }
        return parameters;
    }

    private INDArray rows(INDArray maps) {
        return maps.castTo(workingType).reshape('c', maps.size(0) * maps.size(1), maps.size(2) * maps.size(3));
    }

    private INDArray workingCopy(INDArray maps, ArrayType memory, LayerWorkspaceMgr workspaceMgr) {
        return workingType == dataType ? maps : create(memory, workingType, workspaceMgr);
    }

    private INDArray create(ArrayType memory, DataType type, LayerWorkspaceMgr workspaceMgr) {
        return workspaceMgr.createUninitialized(memory, type, input.shape(), 'c');
    }

    private void requireShape() {
        if (input.rank() != 4 || input.size(1) != layerConf().getNIn()) {
            throw new DL4JInvalidInputException("The input is " + Arrays.toString(input.shape()) + "; it must be [N, "
                    + layerConf().getNIn() + ", H, W]. " + layerId());
        }
    }
}
