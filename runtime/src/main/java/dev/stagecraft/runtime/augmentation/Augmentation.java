/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

/** What is done at random with images that a network learns from. Its text says all that decides its results. */
public sealed interface Augmentation permits PixelAugmentation, ValueAugmentation, BatchAugmentation {}
