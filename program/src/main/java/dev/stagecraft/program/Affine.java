/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program;

import java.util.List;

/** Scale and shift of a batch normalization. */
public sealed interface Affine {
    /** {@return those that are parameters} */
    default List<ParameterTensor> tensors() {
        return List.of();
    }

    /**
     * Learned for each channel.
     *
     * @param scale {@code [C]}
     * @param shift {@code [C]}
     */
    record Learned(ParameterTensor scale, ParameterTensor shift) implements Affine {
        @Override
        public List<ParameterTensor> tensors() {
            return List.of(scale, shift);
        }
    }

    /**
     * The same for all channels, and never changed.
     *
     * @param scale a factor
     * @param shift what is added
     */
    record Fixed(double scale, double shift) implements Affine {}
}
