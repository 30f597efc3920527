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
 * One of 14 operations with one of 31 strengths, both chosen at random (Müller and Hutter, <i>TrivialAugment</i>, 2021, the wide space), as
 * torchvision does it.
 *
 * @param interpolation of what is moved and turned; torchvision's default is {@code NEAREST}, that of its recipes {@code BILINEAR}
 */
public record TrivialAugmentWide(Interpolation interpolation) implements PixelAugmentation {
    static final int STEPS = 31;

    /**
     * Checks the argument.
     *
     * @param interpolation of what is moved and turned
     */
    public TrivialAugmentWide {
        Objects.requireNonNull(interpolation, "interpolation");
    }

    /** By the nearest pixel, torchvision's default. */
    public TrivialAugmentWide() {
        this(Interpolation.NEAREST);
    }

    @Override
    public Pixels apply(Pixels image, RandomGenerator random) {
        PolicyOperation operation = Chosen.operation(random);
        double strength = operation.isWithoutStrength() ? 0 : Strengths.wide(operation, STEPS)[random.nextInt(STEPS)];
        return operation.apply(image, Chosen.sign(operation, strength, random), interpolation);
    }
}
