/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Pixels;
import java.util.random.RandomGenerator;

/** What is done with the pixels of an image, which are bytes. Any number of threads may use it. */
public sealed interface PixelAugmentation extends Augmentation
        permits RandomResizedCrop,
                PaddedCrop,
                HorizontalFlip,
                ColorJitter,
                RandAugment,
                TimmRandAugment,
                TrivialAugmentWide,
                AutoAugment {
    /**
     * {@return the image as it is learned from this time}
     *
     * @param image of any size
     * @param random what decides; the same numbers give the same image
     */
    Pixels apply(Pixels image, RandomGenerator random);
}
