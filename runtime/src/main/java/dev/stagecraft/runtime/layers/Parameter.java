/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.util.Arrays;

/** An array that a layer learns. */
sealed interface Parameter {
    String name();

    long[] shape();

    default long length() {
        return Arrays.stream(shape()).reduce(1, Math::multiplyExact);
    }

    /** Drawn as the layer's weight initialization says, and the only kind that decays. */
    record Weight(String name, long fanIn, long fanOut, long... shape) implements Parameter {}

    /** Starts at the layer's initial bias. */
    record Bias(String name, long... shape) implements Parameter {}

    /** The scale or the shift of a normalization: neither a weight nor a bias, as in Deeplearning4j. */
    record Affine(String name, double initialValue, long... shape) implements Parameter {}
}
