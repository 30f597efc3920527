/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.floating.Mean;
import org.nd4j.linalg.api.ops.impl.reduce.same.Max;
import org.nd4j.linalg.api.ops.impl.shape.OneHot;
import org.nd4j.linalg.factory.Nd4j;

/** What a {@link ChannelStatistics} does. */
record ChannelReduction() implements MapTransform {

    @Override
    public INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr memory) {
        long[] shape = {maps.size(0), 2, maps.size(2), maps.size(3)};
        INDArray result = memory.createUninitialized(ArrayType.ACTIVATIONS, maps.dataType(), shape, 'c');
        Nd4j.exec(new Max(maps, result.get(all(), point(0), all(), all()), 1));
        Nd4j.exec(new Mean(maps, result.get(all(), point(1), all(), all()), 1));
        return result;
    }

    @Override
    public INDArray backward(INDArray maps, INDArray epsilon, LayerWorkspaceMgr memory) {
        INDArray gradient = memory.createUninitialized(ArrayType.ACTIVATION_GRAD, maps.dataType(), maps.shape(), 'c');
        int channels = (int) maps.size(1);
        Nd4j.exec(new OneHot(maps.argMax(1), gradient, channels, 1, 1, 0));
        INDArray ofMaximum = epsilon.get(all(), interval(0, 1), all(), all());
        INDArray ofMean = epsilon.get(all(), interval(1, 2), all(), all());
        return gradient.muli(ofMaximum).addi(ofMean.div(channels));
    }
}
