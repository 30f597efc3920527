/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

/** Makes {@code @PretrainedWeights}s: of no file, or of one that fits no network. */
final class PretrainedWeightsGenerator {
    private final Dice dice;
    private final Numbers numbers;
    private final Profile profile;

    PretrainedWeightsGenerator(Dice dice, Numbers numbers, Profile profile) {
        this.dice = dice;
        this.numbers = numbers;
        this.profile = profile;
    }

    void addTo(Parts parts) {
        Written weights = new Written("PretrainedWeights");
        if (profile.fits) {
            weights.with("value", dice.oneOf("PretrainedWeights.NONE", "\"\""));
        } else {
            weights.with(
                    "value",
                    dice.oneOf(
                            "\"weights/none.safetensors\"",
                            "\"weights/damaged.safetensors\"",
                            "\"weights/net-d.safetensors\"",
                            "\"/\"",
                            "\"\\0\""));
            numbers.spoil();
        }
        parts.add("PretrainedWeights", weights);
    }
}
