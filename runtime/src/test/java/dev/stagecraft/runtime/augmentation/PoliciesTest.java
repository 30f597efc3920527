/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What policies choose from is what torchvision's do. */
class PoliciesTest {
    @Test
    void strengthsAreTheSameNumbers() {
        for (List<String> words : References.lines("strengths.txt")) {
            int height = Integer.parseInt(words.get(1));
            int width = Integer.parseInt(words.get(2));
            PolicyOperation operation = PolicyOperation.valueOf(words.get(3));
            double[] expected = words.subList(5, words.size()).stream()
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double[] actual = switch (words.get(0)) {
                case "RandAugment" -> Strengths.usual(operation, RandAugment.STEPS, height, width);
                case "AutoAugment" -> Strengths.usual(operation, AutoAugment.STEPS, height, width);
                default -> Strengths.wide(operation, TrivialAugmentWide.STEPS);
            };
            assertArrayEquals(expected, actual, words.subList(0, 4).toString());
            assertEquals(words.get(4).equals("True"), operation.isSigned(), words.get(3));
            assertEquals(expected.length == 1, operation.isWithoutStrength(), words.get(3));
        }
    }

    @Test
    void randAugmentChoosesFromThe14OperationsInTheirOrder() {
        List<String> expected = References.lines("strengths.txt").stream()
                .filter(words ->
                        words.get(0).equals("RandAugment") && words.get(1).equals("224"))
                .map(words -> words.get(3))
                .toList();
        assertEquals(
                expected,
                Stream.of(PolicyOperation.values()).map(Enum::name).limit(14).toList());
    }

    @ParameterizedTest
    @EnumSource
    void pairsAreThoseThatWereLearned(AutoAugment.Policy policy) {
        List<String> expected = References.lines("policies.txt").stream()
                .filter(words -> words.get(0).equals(policy.name()))
                .map(words -> String.join(" ", words.subList(1, words.size())))
                .toList();
        assertEquals(
                expected,
                LearnedPair.of(policy).stream()
                        .map(pair -> text(pair.first()) + " " + text(pair.second()))
                        .toList());
    }

    private static String text(LearnedPair.Step step) {
        return step.operation() + " " + step.probability() + " " + step.level();
    }
}
