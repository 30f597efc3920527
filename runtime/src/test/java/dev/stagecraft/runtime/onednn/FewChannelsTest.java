/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.layers.GroupedConvolution;
import dev.stagecraft.runtime.layers.StandardizedConvolution;
import dev.stagecraft.runtime.vertices.Computer;
import dev.stagecraft.runtime.vertices.Twins;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.BaseConvBuilder;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** The gradients that oneDNN gets wrong are left to Deeplearning4j: those of a 1x1 that skips pixels of few channels. */
class FewChannelsTest {
    private static final int CLASSES = 3;
    /** The gradient of a standardized filter of two weights is a difference of numbers that are nearly equal. */
    private static final double TOLERANCE = 2e-4;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 12})
    void learnsAsDeeplearning4jDoes(int channels) {
        learnsAlike(channels, new ConvolutionLayer.Builder(1, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 12})
    void learnsAlikeWithStandardizedWeights(int channels) {
        learnsAlike(channels, new StandardizedConvolution.Builder(1, 1).epsilon(0.1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 6, 8, 12})
    void learnsAlikeInGroups(int channels) {
        learnsAlike(channels, new GroupedConvolution.Builder(1, 1).groups(channels % 2 == 0 ? 2 : 1));
        learnsAlike(channels, new GroupedConvolution.Builder(1, 1));
    }

    private static void learnsAlike(int channels, BaseConvBuilder<?> pointwise) {
        ConvolutionLayer layer = convolution(pointwise, channels, 8, 1, 2);
        Computer.here().forEach(computer -> {
            Twins twins = Twins.of(() -> network(channels, layer.clone()), computer::network, TOLERANCE);
            for (int step = 0; step < 3; step++) {
                twins.assertStepsAreAlike(new DataSet(
                        Nd4j.randn(DataType.FLOAT, 6, 1, 8, 8),
                        Nd4j.tile(Nd4j.eye(CLASSES).castTo(DataType.FLOAT), 2, 1)));
            }
        });
    }

    private static ComputationGraphConfiguration network(int channels, ConvolutionLayer pointwise) {
        return new SmallNetwork(SmallNetwork.settings(1, DataType.FLOAT).updater(new Sgd(0.1)))
                .unbiased("stem", 1, channels, 3, 1)
                .normalization("normalization", channels)
                .layer("pointwise", pointwise)
                .normalization("second", 8)
                .layer("pool", new GlobalPoolingLayer(PoolingType.AVG))
                .classes("classes", 8, CLASSES)
                .configuration();
    }

    private static ConvolutionLayer convolution(BaseConvBuilder<?> builder, int in, int out, int kernel, int stride) {
        return builder.stride(stride, stride)
                .padding(kernel / 2, kernel / 2)
                .nIn(in)
                .nOut(out)
                .hasBias(false)
                .activation(Activation.IDENTITY)
                .build();
    }
}
