/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.layers.EfficientChannelAttention;
import dev.stagecraft.runtime.layers.GroupedConvolution;
import dev.stagecraft.runtime.layers.StandardizedConvolution;
import dev.stagecraft.runtime.vertices.SingleLayers;
import dev.stagecraft.runtime.vertices.Twins;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Frozen layers of Stagecraft's own, as a saved model may have them: they stay as they are. */
class FrozenLayersTest {
    private static void assertStays(Layer frozen) {
        Twins twins = Twins.of(
                () -> SingleLayers.between(
                        DataType.FLOAT, new Sgd(0.1), 8, new FrozenLayerWithBackprop(frozen.clone())),
                OneDnnExecution::network);
        INDArray before = twins.fast().getParam("layer_W").dup();
        INDArray images = Nd4j.randn(DataType.FLOAT, 2, 3, 9, 7);
        INDArray labels =
                Nd4j.randn(DataType.FLOAT, twins.stock().outputSingle(images).shape());
        DataSet data = new DataSet(images, labels);
        twins.stock().fit(data);
        twins.fast().fit(data);
        assertEquals(before, twins.fast().getParam("layer_W"));
        Twins.assertAlike(twins.stock().params(), twins.fast().params(), "parameters");
    }

    @Test
    void attention() {
        assertStays(new EfficientChannelAttention.Builder().nIn(8).build());
    }

    @Test
    void standardizedConvolution() {
        assertStays(new StandardizedConvolution.Builder(3, 3)
                .nIn(8)
                .nOut(8)
                .padding(1, 1)
                .activation(Activation.IDENTITY)
                .build());
    }

    @Test
    void groupedConvolution() {
        assertStays(new GroupedConvolution.Builder(3, 3)
                .nIn(8)
                .nOut(8)
                .groups(2)
                .padding(1, 1)
                .activation(Activation.IDENTITY)
                .build());
    }
}
