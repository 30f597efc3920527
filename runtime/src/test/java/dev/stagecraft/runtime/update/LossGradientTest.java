/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.runtime.recipe.Loss;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.shade.jackson.databind.JsonNode;

/** Losses and their gradients are PyTorch's. */
class LossGradientTest {
    private static final int IMAGES = 4;
    private static final int CLASSES = 5;
    private static final int[] LABELS = {0, 3, 3, 1};
    private static final List<Double> WEIGHTS = List.of(0.5, 1.0, 2.0, 0.25, 1.5);

    static Stream<Arguments> losses() {
        Loss binary = new Loss.BinaryCrossEntropy(0, OptionalDouble.empty());
        return Stream.of(
                Arguments.of("cross-entropy", Loss.CrossEntropy.PLAIN, false),
                Arguments.of("smoothed", new Loss.CrossEntropy(0.1, List.of()), false),
                Arguments.of("weighted", new Loss.CrossEntropy(0, WEIGHTS), false),
                Arguments.of("weighted and smoothed", new Loss.CrossEntropy(0.1, WEIGHTS), false),
                Arguments.of("mixed", new Loss.CrossEntropy(0.1, List.of()), true),
                Arguments.of("mixed and weighted", new Loss.CrossEntropy(0, WEIGHTS), true),
                Arguments.of("binary", binary, false),
                Arguments.of("binary and smoothed", new Loss.BinaryCrossEntropy(0.1, OptionalDouble.empty()), false),
                Arguments.of("binary of a threshold", new Loss.BinaryCrossEntropy(0, OptionalDouble.of(0.5)), true));
    }

    private static float[] labels(boolean isMixed) {
        float[] labels = new float[IMAGES * CLASSES];
        for (int image = 0; image < IMAGES; image++) {
            labels[image * CLASSES + LABELS[image]] += isMixed ? 0.3f : 1;
            labels[image * CLASSES + LABELS[IMAGES - 1 - image]] += isMixed ? 0.7f : 0;
        }
        return labels;
    }

    @ParameterizedTest
    @MethodSource("losses")
    void isPyTorchs(String name, Loss loss, boolean isMixed) {
        float[] logits = new float[IMAGES * CLASSES];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (2 * Math.sin(1.7 * i));
        }
        float[] shares = labels(isMixed);
        LabelShares.change(shares, CLASSES, loss);
        INDArray sums = Nd4j.create(logits, new long[] {IMAGES, CLASSES}, 'c');
        INDArray labels = Nd4j.create(shares, new long[] {IMAGES, CLASSES}, 'c');
        ILossFunction function = LossGradient.replacement(loss).orElseGet(LossMCXENT::new);
        JsonNode expected = Reference.of("losses").get(name);
        double score = function.computeScore(labels, sums.dup(), new ActivationSoftmax(), null, true);
        assertEquals(expected.get("loss").doubleValue(), score, 1e-6);
        INDArray gradient = function.computeGradient(labels, sums.dup(), new ActivationSoftmax(), null);
        assertArrayEquals(
                Reference.row(expected.get("gradient")),
                gradient.div(IMAGES).dup('c').data().asDouble(),
                1e-6);
    }

    /** Of ten classes and a smoothing of 0.1, where the network says what the labels do. */
    @Test
    void theLeastLossOfSmoothedLabels() {
        float[] shares = new float[10];
        shares[3] = 1;
        LabelShares.change(shares, 10, new Loss.CrossEntropy(0.1, List.of()));
        double loss = 0;
        for (float share : shares) {
            loss -= share * Math.log(share);
        }
        assertEquals(0.50029, loss, 1e-5);
    }

    @Test
    void refusesWeightsOfOtherClasses() {
        assertEquals(
                "The recipe has 5 classWeights, and the images 3 classes: give one for each class.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> LabelShares.change(new float[3], 3, new Loss.CrossEntropy(0, WEIGHTS)))
                        .getMessage());
    }
}
