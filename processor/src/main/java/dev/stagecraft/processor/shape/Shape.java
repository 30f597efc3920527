/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

/** What a layer takes or gives, for one image. It prints as {@code 256x56x56} or {@code 1000}. */
public sealed interface Shape permits FeatureMap, FeatureVector {
    /** Channels of a map, size of a vector. */
    int channels();

    /** The number of values. */
    long size();
}
