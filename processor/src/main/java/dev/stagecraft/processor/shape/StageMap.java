/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

/**
 * A map that a network can give to others.
 *
 * @param name {@code stem}, {@code layer1} …; {@code norm} for a last map that is normalized
 * @param layer the layer that gives it
 * @param stride how many pixels of the image, down and across, lie between two of its own; at most {@link Integer#MAX_VALUE}
 */
public record StageMap(String name, String layer, FeatureMap shape, int stride) {}
