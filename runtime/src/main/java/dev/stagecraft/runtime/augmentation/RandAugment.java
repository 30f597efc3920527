/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Interpolation;
import dev.stagecraft.runtime.images.Pixels;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Several of 14 operations, chosen at random, all equally strong (Cubuk et al., <i>RandAugment</i>, 2020), as torchvision does it.
 * {@link TimmRandAugment} is timm's, which differs.
 *
 * @param operations how many
 * @param magnitude how strong, from 0 to 30
 * @param interpolation of what is moved and turned; torchvision's default is {@code NEAREST}, that of its recipes {@code BILINEAR}
 */
public record RandAugment(int operations, int magnitude, Interpolation interpolation) implements PixelAugmentation {
    static final int STEPS = 31;

    /**
     * Checks the numbers.
     *
     * @param operations 1 or more
     * @param magnitude from 0 to 30
     * @param interpolation of what is moved and turned
     * @throws IllegalArgumentException if a number makes no sense
     */
    public RandAugment {
        Checks.positive("operations", operations);
        Checks.require(magnitude >= 0 && magnitude < STEPS, "magnitude is " + magnitude + "; it must be from 0 to 30.");
        Objects.requireNonNull(interpolation, "interpolation");
    }

    /** Two of magnitude 9, torchvision's defaults. */
    public RandAugment() {
        this(2, 9, Interpolation.NEAREST);
    }

    @Override
    public Pixels apply(Pixels image, RandomGenerator random) {
        Pixels result = image;
        for (int number = 0; number < operations; number++) {
            PolicyOperation operation = Chosen.operation(random);
            double strength = operation.isWithoutStrength()
                    ? 0
                    : Strengths.usual(operation, STEPS, image.height(), image.width())[magnitude];
            result = operation.apply(result, Chosen.sign(operation, strength, random), interpolation);
        }
        return result;
    }
}
