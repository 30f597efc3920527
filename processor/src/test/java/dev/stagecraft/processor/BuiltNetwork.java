/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.LayerSummary;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.StageMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Checks a network's summary against what Deeplearning4j really builds and computes. */
public final class BuiltNetwork {
    private BuiltNetwork() {}

    public static void assertKeepsItsPromises(NetworkDefinition definition) {
        NetworkSummary summary = definition.summary();
        ComputationGraph network = definition.create();
        assertEquals(summary.parameters() + summary.runningStatistics(), network.numParams(), "numParams");
        assertEquals(constant(definition, "PARAMETERS"), summary.parameters());
        assertEquals(constant(definition, "MULTIPLY_ADDS"), summary.multiplyAdds());

        Nd4j.getRandom().setSeed(1);
        INDArray images = Nd4j.rand(summary.input().ofBatch(2));
        Map<String, INDArray> activations = network.feedForward(images, false);
        assertEquals(summary.layers().size(), activations.size(), "layers");
        for (LayerSummary layer : summary.layers()) {
            INDArray activation = activations.get(layer.name());
            assertNotNull(activation, () -> layer.name() + " was promised and is not there");
            assertArrayEquals(layer.output().ofBatch(2), activation.shape(), layer.name());
        }

        if (definition.isBackbone()) {
            assertGivesItsMaps(definition, network, images, activations);
            return;
        }
        INDArray labels = Nd4j.zeros(summary.output().ofBatch(2));
        labels.put(0, 0, 1).put(1, 0, 1);
        INDArray before = network.params().dup();
        network.fit(new INDArray[] {images}, new INDArray[] {labels});
        assertTrue(Double.isFinite(network.score()), "the loss is " + network.score());
        assertTrue(!before.equals(network.params()), "a step changed nothing");
    }

    private static void assertGivesItsMaps(
            NetworkDefinition definition,
            ComputationGraph network,
            INDArray images,
            Map<String, INDArray> activations) {
        List<StageMap> features = definition.features();
        INDArray[] maps = network.output(images);
        assertEquals(features.size(), maps.length);
        for (int index = 0; index < maps.length; index++) {
            StageMap feature = features.get(index);
            assertArrayEquals(feature.shape().ofBatch(2), maps[index].shape(), feature.name());
            assertEquals(activations.get(feature.layer()), maps[index], feature.name());
        }
    }

    private static long constant(NetworkDefinition definition, String name) {
        try {
            return definition.getClass().getField(name).getLong(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
