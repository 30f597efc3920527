/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Interpolation;
import dev.stagecraft.runtime.images.Pixels;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * One of 25 pairs of operations, chosen at random, each of them done with the probability and the strength that were learned for a data set (Cubuk
 * et al., <i>AutoAugment</i>, 2019), as torchvision does it.
 *
 * @param policy what was learned
 * @param interpolation of what is moved and turned; torchvision's default is {@code NEAREST}
 */
public record AutoAugment(Policy policy, Interpolation interpolation) implements PixelAugmentation {
    static final int STEPS = 10;

    /** What was learned on a data set. */
    public enum Policy {
        /** On ImageNet. */
        IMAGENET,
        /** On CIFAR-10. */
        CIFAR10,
        /** On Street View House Numbers. */
        SVHN
    }

    /**
     * Checks the arguments.
     *
     * @param policy what was learned
     * @param interpolation of what is moved and turned
     */
    public AutoAugment {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(interpolation, "interpolation");
    }

    /**
     * By the nearest pixel, torchvision's default.
     *
     * @param policy what was learned
     */
    public AutoAugment(Policy policy) {
        this(policy, Interpolation.NEAREST);
    }

    @Override
    public Pixels apply(Pixels image, RandomGenerator random) {
        List<LearnedPair> pairs = LearnedPair.of(policy);
        LearnedPair pair = pairs.get(random.nextInt(pairs.size()));
        Pixels result = image;
        for (LearnedPair.Step step : List.of(pair.first(), pair.second())) {
            double strength = Chosen.sign(step.operation(), step.strength(image.height(), image.width()), random);
            if (random.nextDouble() <= step.probability()) {
                result = step.operation().apply(result, strength, interpolation);
            }
        }
        return result;
    }
}
