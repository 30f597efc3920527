/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationTest {
    private static final List<String> PETS = List.of("cat", "dog", "fox");

    @Test
    void mostProbableComesFirst() {
        assertEquals(
                List.of(new Classification(2, "fox", 0.5f), new Classification(0, "cat", 0.3f)),
                Classification.top(new float[] {0.3f, 0.2f, 0.5f}, PETS, 2));
    }

    @Test
    void ofEqualOnesTheFirstComesFirst() {
        List<Classification> top = Classification.top(new float[] {0.25f, 0.5f, 0.25f}, PETS, 3);

        assertEquals(List.of(1, 0, 2), top.stream().map(Classification::index).toList());
    }

    @Test
    void givesNoMoreThanThereAre() {
        assertEquals(3, Classification.top(new float[3], PETS, 5).size());
    }

    @Test
    void classesWithoutNamesAreNumbers() {
        assertEquals(
                "1", Classification.top(new float[] {0, 1}, List.of(), 1).get(0).className());
    }

    @Test
    void printsPercent() {
        assertEquals("tabby cat 94.1 %", new Classification(281, "tabby cat", 0.9412).toString());
    }

    @Test
    void noneAtAllIsRefused() {
        Exception refusal =
                assertThrows(IllegalArgumentException.class, () -> Classification.top(new float[3], PETS, 0));

        assertEquals("k is 0; it must be at least 1.", refusal.getMessage());
    }

    @Test
    void eachClassNeedsName() {
        Exception refusal =
                assertThrows(IllegalArgumentException.class, () -> Classification.top(new float[4], PETS, 1));

        assertEquals(
                "There are 3 class names for 4 classes; there must be one for each, or none.", refusal.getMessage());
    }
}
