/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import dev.stagecraft.runtime.internal.COrder;
import java.util.Arrays;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The layer of a {@link MapOperation}. It hands a mask on, and does not apply it. */
final class MapOperationLayer extends AbstractLayer<MapOperation> {
    private static final long serialVersionUID = 1L;

    private final MapTransform transform;

    MapOperationLayer(NeuralNetConfiguration conf, DataType dataType, MapTransform transform) {
        super(conf, dataType);
        this.transform = transform;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(false);
        if (input.rank() != 4) {
            throw new IllegalArgumentException(layerConf().getClass().getSimpleName() + " receives an array of shape "
                    + Arrays.toString(input.shape()) + "; it must be [N, C, H, W].");
        }
        return transform.forward(
                COrder.of(input, dataType, ArrayType.FF_WORKING_MEM, workspaceMgr), training, workspaceMgr);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(true);
        INDArray maps = COrder.of(input, dataType, ArrayType.BP_WORKING_MEM, workspaceMgr);
        INDArray delta = COrder.of(epsilon, dataType, ArrayType.BP_WORKING_MEM, workspaceMgr);
        return new Pair<>(new DefaultGradient(), transform.backward(maps, delta, workspaceMgr));
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int minibatchSize) {
        return super.feedForwardMaskArray(mask == null ? null : transform.mask(mask), state, minibatchSize);
    }

    @Override
    public void clear() {
        super.clear();
        transform.clear();
    }

    @Override
    public Type type() {
        return Type.CONVOLUTIONAL;
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public void clearNoiseWeightParams() {}
}
