/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.Standardization;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private final ImageDataset images = SyntheticImages.of(25, 1);
    private final ComputationGraph network = new TinyNetwork().create();
    private final Standardization standardization = Standardization.of(images);

    @Test
    void saysHowFarItIs() {
        List<Integer> batches = new ArrayList<>();
        ClassificationReport report = Evaluator.evaluate(network, standardization, images, 10, batches::add);
        assertEquals(List.of(10, 10, 5), batches);
        assertEquals(Evaluator.evaluate(network, standardization, images, 25), report);
    }

    @Test
    void refusesWhatCannotBeClassified() {
        assertMessage("batchSize is 0; it must be 1 or more.", images, 0);
        assertMessage("There are no images to classify; give at least one.", images.first(0), 10);
    }

    private void assertMessage(String expected, ImageDataset some, int batchSize) {
        assertEquals(
                expected,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Evaluator.evaluate(network, standardization, some, batchSize))
                        .getMessage());
    }
}
