/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.images.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MixingTest {
    private static final Shape IMAGE = new Shape(List.of(1, 4, 4));

    /** Image i is i everywhere, and of class i. */
    private static MixedBatch batch(int size) {
        float[] values = new float[size * 16];
        float[] labels = new float[size * size];
        for (int image = 0; image < size; image++) {
            Arrays.fill(values, image * 16, (image + 1) * 16, image);
            labels[image * size + image] = 1;
        }
        return new MixedBatch(values, labels, size, IMAGE, size);
    }

    @Test
    void mixupAddsTheImageAsFarFromTheEnd() {
        MixedBatch batch = batch(4);
        new Mixing(0.5, 0).apply(batch, new Random(1));
        double share = batch.labels()[0];
        for (int image = 0; image < 4; image++) {
            int other = 3 - image;
            assertEquals(image * share + other * (1 - share), batch.values()[image * 16 + 5], 1e-6);
            assertEquals(share, batch.labels()[image * 4 + image], 1e-6);
            assertEquals(1 - share, batch.labels()[image * 4 + other], 1e-6);
        }
    }

    @Test
    void cutMixPastesOneRectangleAndCountsIt() {
        for (int seed = 0; seed < 50; seed++) {
            MixedBatch batch = batch(4);
            new Mixing(0, 1).apply(batch, new Random(seed));
            for (int image = 0; image < 4; image++) {
                int other = 3 - image;
                int pasted = 0;
                for (int pixel = 0; pixel < 16; pixel++) {
                    float value = batch.values()[image * 16 + pixel];
                    assertEquals(value == other ? other : image, value);
                    pasted += value == other ? 1 : 0;
                    assertEquals(value == other, batch.values()[pixel] == 3);
                }
                assertEquals(1 - pasted / 16f, batch.labels()[image * 4 + image], 1e-6);
                assertEquals(pasted / 16f, batch.labels()[image * 4 + other], 1e-6);
            }
        }
    }

    @Test
    void theMiddleOfAnOddBatchStays() {
        MixedBatch batch = batch(5);
        new Mixing(1, 0).apply(batch, new Random(3));
        float[] middle = Arrays.copyOfRange(batch.values(), 2 * 16, 3 * 16);
        float[] expected = new float[16];
        Arrays.fill(expected, 2);
        assertArrayEquals(expected, middle);
        assertEquals(1, batch.labels()[2 * 5 + 2]);
    }

    @Test
    void isDoneAsOftenAsAsked() {
        int mixed = 0;
        int pasted = 0;
        for (int seed = 0; seed < 4000; seed++) {
            MixedBatch batch = batch(2);
            new Mixing(1, 1, 0.75, 0.25).apply(batch, new Random(seed * 7919L));
            boolean isWhole = true;
            for (float value : batch.values()) {
                isWhole &= value == 0 || value == 1;
            }
            boolean isChanged = batch.labels()[0] != 1;
            mixed += isChanged ? 1 : 0;
            pasted += isChanged && isWhole ? 1 : 0;
        }
        // A rectangle of no pixel, which changes nothing, is one in about 5 of these small images.
        assertEquals(3000 - pasted * 0.4, mixed, 400);
        assertEquals(0.25 * 3000 * 0.8, pasted, 200);
    }

    @Test
    void erasesWithNoiseOrTheMean() {
        float[] values = new float[16 * 16 * 3];
        Arrays.fill(values, 9);
        Shape image = new Shape(List.of(3, 16, 16));
        new RandomErasing(1).apply(values, 0, image, new Random(1));
        int erased = 0;
        for (int i = 0; i < 256; i++) {
            assertEquals(values[i], values[i + 256]);
            assertEquals(values[i], values[i + 512]);
            erased += values[i] == 0 ? 1 : 0;
        }
        assertEquals(0.02 * 256 <= erased + 8 && erased <= 0.33 * 256 + 24, true, "erased " + erased);
    }

    @Test
    void cutsASquareOutWithTheMean() {
        float[] values = new float[64];
        for (int seed = 0; seed < 100; seed++) {
            Arrays.fill(values, 9);
            new Cutout(4).apply(values, 0, new Shape(List.of(1, 8, 8)), new Random(seed));
            int erased = 0;
            for (float value : values) {
                erased += value == 0 ? 1 : 0;
            }
            // From a corner of 2x2 to a whole square.
            assertEquals(true, erased >= 4 && erased <= 16);
        }
    }
}
