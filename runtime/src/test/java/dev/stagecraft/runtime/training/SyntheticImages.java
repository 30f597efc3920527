/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.images.Shape;
import java.util.List;
import java.util.Random;

/** Noisy 1x8x8 images of horizontal stripes, vertical stripes and checkers: three classes that a small network learns. */
final class SyntheticImages {
    private SyntheticImages() {}

    static ImageDataset of(int count, long seed) {
        Random random = new Random(seed);
        byte[] pixels = new byte[count * 64];
        int[] labels = new int[count];
        for (int index = 0; index < count; index++) {
            labels[index] = random.nextInt(3);
            int phase = random.nextInt(2);
            for (int row = 0; row < 8; row++) {
                for (int column = 0; column < 8; column++) {
                    int stripe = switch (labels[index]) {
                        case 0 -> row;
                        case 1 -> column;
                        default -> row + column;
                    };
                    int bright = (stripe + phase) % 2 * 120;
                    pixels[index * 64 + row * 8 + column] = (byte) (bright + random.nextInt(100));
                }
            }
        }
        return ImageDataset.of(new Shape(List.of(1, 8, 8)), pixels, labels, 3)
                .withClassNames(List.of("horizontal", "vertical", "checkers"));
    }
}
