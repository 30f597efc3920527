/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import java.util.List;

/**
 * What becomes of weights that were loaded.
 *
 * @param layerDecay the rate of each block of layers is so many times that of the one behind it, as timm's {@code layer_decay}: the head's is the recipe's; 1,
 *     and all are alike
 * @param frozen the parts that stay as they are, {@code stem}, {@code layer1} …, from the images on: their normalizations go by the statistics that
 *     were loaded
 */
public record FineTuning(double layerDecay, List<String> frozen) {
    /** Everything learns alike. */
    public static final FineTuning NONE = new FineTuning(1, List.of());

    /**
     * Checks the numbers.
     *
     * @param layerDecay the rate of each block of layers as a share of that of the one behind it
     * @param frozen the parts that stay as they are
     * @throws IllegalArgumentException if the decay is out of its range
     */
    public FineTuning {
        Check.positive("layerDecay", layerDecay);
        Check.share("layerDecay", layerDecay);
        frozen = List.copyOf(frozen);
    }
}
