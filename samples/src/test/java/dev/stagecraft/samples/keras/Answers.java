/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.weights.TensorInfo;
import dev.stagecraft.weights.file.SafetensorsFile;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What Keras made of images: the features of stem and stages, and the logits, all {@code [N, C, H, W]} or {@code [N, classes]}. */
record Answers(Map<String, INDArray> arrays) {
    static Answers of(Path file) throws IOException {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
            for (TensorInfo info : tensors.header().infos()) {
                FloatBuffer values = tensors.values(info.name()).asFloatBuffer();
                float[] copy = new float[values.remaining()];
                values.get(copy);
                arrays.put(info.name(), Nd4j.create(copy, info.shape().toArray(), 'c'));
            }
        }
        return new Answers(arrays);
    }

    INDArray images() {
        return arrays.get("input");
    }

    /** The largest difference of all features and logits, by what they are called. */
    Map<String, Double> differences(ComputationGraph network) {
        Map<String, INDArray> activations = network.feedForward(images(), false);
        Map<String, Double> differences = new LinkedHashMap<>();
        arrays.forEach((name, expected) -> {
            INDArray actual = switch (name) {
                case "input" -> expected;
                case "stem" -> activations.get("maxpool");
                case "logits" -> logits(network, activations.get("avgpool"));
                default -> lastOfStage(activations, name);
            };
            assertArrayEquals(expected.shape(), actual.shape(), name);
            assertTrue(expected.amaxNumber().doubleValue() > 0.1, () -> name + " is nothing to compare with");
            differences.put(name, expected.sub(actual).amaxNumber().doubleValue());
        });
        return differences;
    }

    private static INDArray logits(ComputationGraph network, INDArray features) {
        return features.mmul(network.getParam("fc_W")).addRowVector(network.getParam("fc_b"));
    }

    /** Of {@code layer2.0} and {@code layer2.1} the latter. */
    private static INDArray lastOfStage(Map<String, INDArray> activations, String stage) {
        int block = 0;
        while (activations.containsKey(stage + "." + (block + 1))) {
            block++;
        }
        return activations.get(stage + "." + block);
    }
}
