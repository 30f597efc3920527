/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.NetworkClassifier;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.Preprocessing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private final ImageDataset images = SyntheticImages.of(25, 1);
    private final ComputationGraph network = new TinyNetwork().create();
    private final Standardization standardization = Standardization.of(images);

    @Test
    void saysHowFarItIs() throws IOException {
        List<String> told = new ArrayList<>();
        EvaluationOptions options = new EvaluationOptions(10, (done, all) -> told.add(done + " of " + all));
        ClassificationReport report = Evaluator.evaluate(network, standardization, images, options);
        assertEquals(List.of("10 of 25", "20 of 25", "25 of 25"), told);
        assertEquals(Evaluator.evaluate(network, standardization, images), report);
    }

    /** Whoever computes, the counts are the same. */
    @Test
    void asksWhateverClassifies() throws IOException {
        ClassificationReport expected = Evaluator.evaluate(network, standardization, images);
        try (InferenceNetwork inference = InferenceNetwork.of(network);
                NetworkClassifier classifier =
                        NetworkClassifier.of(standardization.in(Preprocessing.of(1, 8, 8)), network)) {
            assertEquals(expected, Evaluator.evaluate(inference, standardization, images));
            assertEquals(expected, Evaluator.evaluate(classifier, standardization, images));
        }
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
                                () -> Evaluator.evaluate(
                                        network,
                                        standardization,
                                        some,
                                        EvaluationOptions.defaults().withBatchSize(batchSize)))
                        .getMessage());
    }
}
