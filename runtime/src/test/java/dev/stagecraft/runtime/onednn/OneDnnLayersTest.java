/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.runtime.layers.ChannelStatistics;
import dev.stagecraft.runtime.vertices.LayerCase;
import dev.stagecraft.runtime.vertices.SingleLayers;
import dev.stagecraft.runtime.vertices.Twins;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Each layer that oneDNN computes, between two convolutions, gives what Deeplearning4j's gives, forwards and backwards: with
 * every kernel, stride, padding and dilation, on odd maps, with a batch of one.
 */
@Tag("slow")
class OneDnnLayersTest {
    static Stream<LayerCase> layers() {
        return LayerCase.all();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void computesWhatDeeplearning4jComputes(LayerCase layer) {
        Twins twins = Twins.of(
                () -> SingleLayers.between(
                        DataType.FLOAT,
                        new Sgd(0.01),
                        layer.channels(),
                        layer.layer().get()),
                OneDnnExecution::network);
        for (int batch : new int[] {2, 1, 3}) {
            INDArray images = Nd4j.randn(DataType.FLOAT, batch, 3, 15, 13);
            twins.assertActivationsAreAlike(images, name -> !name.equals("before"));
            INDArray labels = Nd4j.randn(
                    DataType.FLOAT, twins.stock().outputSingle(images).shape());
            twins.assertStepsAreAlike(new DataSet(images, labels));
        }
    }

    /** Many pixels of a channel have its largest value. */
    @ParameterizedTest
    @ValueSource(ints = {6, 8})
    void ofEqualMaximaTheFirstCounts(int channels) {
        assertFirstMaximumCounts(channels, LayerCase.channelAttention(channels).layer());
    }

    /** Several channels of a pixel have its largest value. */
    @ParameterizedTest
    @ValueSource(ints = {1, 6, 8, 13})
    void ofEqualMaximaOverChannelsTheFirstCounts(int channels) {
        assertFirstMaximumCounts(channels, ChannelStatistics::new);
    }

    private static void assertFirstMaximumCounts(int channels, Supplier<Layer> layer) {
        Twins twins = Twins.of(
                () -> SingleLayers.between(DataType.FLOAT, new Sgd(0.01), channels, layer.get()),
                OneDnnExecution::network);
        ShortNumbers.round(twins.stock(), "before_W");
        twins.fast().setParams(twins.stock().params());
        INDArray images = Nd4j.rand(DataType.FLOAT, 3, 3, 15, 13).muli(4);
        images.assign(Transforms.floor(images));
        INDArray labels =
                Nd4j.randn(DataType.FLOAT, twins.stock().outputSingle(images).shape());
        twins.assertStepsAreAlike(new DataSet(images, labels));
    }

    /** What the layer takes is rounded in neither network, so that nothing but its own result is. */
    @ParameterizedTest
    @MethodSource("layers")
    @EnabledIf(
            value = "dev.stagecraft.runtime.onednn.OneDnnExecution#hasBfloat16",
            disabledReason = "this processor has neither AVX512_BF16 nor AMX, or DNNL_MAX_CPU_ISA hides them")
    void computesTheSameInBfloat16(LayerCase layer) {
        Twins twins = Twins.of(
                () -> SingleLayers.between(
                        DataType.FLOAT,
                        new Sgd(0.01),
                        layer.channels(),
                        layer.layer().get()),
                configuration -> OneDnnExecution.network(configuration, DataType.BFLOAT16),
                0x1p-5);
        for (int batch : new int[] {2, 1, 3}) {
            ShortNumbers.round(twins.stock(), "before_W");
            twins.fast().setParams(twins.stock().params());
            INDArray images = ShortNumbers.images(batch, 15, 13);
            twins.assertActivationsAreAlike(images, name -> !name.equals("before"));
            INDArray labels = Nd4j.randn(
                    DataType.FLOAT, twins.stock().outputSingle(images).shape());
            twins.assertStepsAreAlike(new DataSet(images, labels));
        }
    }
}
