/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Shape;

/**
 * The values and labels of a batch, which are changed in place.
 *
 * @param values {@code [N, channels, height, width]}, the width fastest; there may be more behind them
 * @param labels {@code [N, classes]}, the share that each class has in an image; there may be more behind them
 * @param size N
 * @param image the shape of an image, {@code [channels, height, width]}
 * @param classes how many there are
 */
public record MixedBatch(float[] values, float[] labels, int size, Shape image, int classes) {}
