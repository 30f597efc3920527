/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What a {@link ZeroPadShortcut} does. */
record ZeroPadFunction(int nIn, int nOut, int stride) implements MapTransform {

    @Override
    public INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr memory) {
        requireChannels(maps.size(1), nIn);
        INDArray subsampled = subsampled(maps);
        long[] shape = {maps.size(0), nOut, subsampled.size(2), subsampled.size(3)};
        INDArray result = memory.create(ArrayType.ACTIVATIONS, maps.dataType(), shape, 'c');
        unpadded(result).assign(subsampled);
        return result;
    }

    @Override
    public INDArray backward(INDArray maps, INDArray epsilon, LayerWorkspaceMgr memory) {
        INDArray gradient = memory.create(ArrayType.ACTIVATION_GRAD, maps.dataType(), maps.shape(), 'c');
        subsampled(gradient).assign(unpadded(epsilon));
        return gradient;
    }

    @Override
    public INDArray mask(INDArray mask) {
        int[] strides = {stride, stride};
        return ConvolutionUtils.cnn2dMaskReduction(
                mask, new int[] {1, 1}, strides, new int[] {0, 0}, new int[] {1, 1}, ConvolutionMode.Truncate);
    }

    /** @throws IllegalArgumentException if the maps have another number of channels than was declared */
    static void requireChannels(long channels, int nIn) {
        if (channels != nIn) {
            throw new IllegalArgumentException(
                    "ZeroPadShortcut receives " + channels + " channels; it must be nIn, which is " + nIn + ".");
        }
    }

    /**
     * A view of every {@code stride}-th row and column. {@code NDArrayIndex.interval} gives the same, but refuses a stride
     * beyond a side of one pixel.
     */
    private INDArray subsampled(INDArray maps) {
        long[] shape = {maps.size(0), maps.size(1), (maps.size(2) - 1) / stride + 1, (maps.size(3) - 1) / stride + 1};
        long[] strides = {maps.stride(0), maps.stride(1), maps.stride(2) * stride, maps.stride(3) * stride};
        return Nd4j.create(maps.data(), shape, strides, maps.offset(), 'c');
    }

    /** A view of the channels that are not padding. */
    private INDArray unpadded(INDArray maps) {
        int before = (nOut - nIn) / 2;
        return maps.get(
                NDArrayIndex.all(),
                NDArrayIndex.interval(before, before + nIn),
                NDArrayIndex.all(),
                NDArrayIndex.all());
    }
}
