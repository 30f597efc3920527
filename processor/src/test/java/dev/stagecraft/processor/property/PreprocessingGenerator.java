/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes {@code @Preprocessing}s. */
final class PreprocessingGenerator {
    private final Dice dice;
    private final Numbers numbers;
    private final Profile profile;

    PreprocessingGenerator(Dice dice, Numbers numbers, Profile profile) {
        this.dice = dice;
        this.numbers = numbers;
        this.profile = profile;
    }

    /** For images of such a size; where they are neither grey nor colour, only if nothing needs to fit. */
    void addTo(Parts parts, int channels, int height, int width) {
        if (profile.fits && channels != 1 && channels != 3) {
            return;
        }
        Written written = new Written("Preprocessing");
        boolean crops = dice.chance(0.7);
        if (!crops || dice.chance(0.3)) {
            written.with("crop", "Preprocessing.Crop." + (crops ? "CENTER" : "NONE"));
        }
        if (crops ? dice.chance(0.5) : !profile.fits && dice.chance(0.2)) {
            written.with("resize", numbers.positiveOrAuto(Math.max(height, width) + dice.between(0, 5)));
        }
        if (dice.chance(0.5)) {
            written.with(
                    "interpolation", "Preprocessing.Interpolation." + dice.oneOf("NEAREST", "BILINEAR", "BICUBIC"));
        }
        if (channels == 3 && dice.chance(0.8)) {
            written.with("channelOrder", "Preprocessing.ChannelOrder." + dice.oneOf("RGB", "BGR"));
        }
        if (dice.chance(0.3)) {
            written.with("range", "Preprocessing.Range.ZERO_TO_255");
            written.with("mean", values(channels, () -> numbers.mean("127", "103.939", "255")));
        } else if (dice.chance(0.7)) {
            if (dice.chance(0.3)) {
                written.with("range", "Preprocessing.Range.ZERO_TO_ONE");
            }
            written.with("mean", values(channels, () -> numbers.mean("0.485", "0", "1", "0.5f")));
            written.with("standardDeviation", values(channels, () -> numbers.positiveReal("0.225", "1", "0.5f")));
        }
        parts.add("Preprocessing", written);
    }

    private String values(int channels, Supplier<String> value) {
        int count = profile.fits || dice.chance(0.8) ? dice.oneOf(1, channels) : dice.between(0, 4);
        return numbers.array(Stream.generate(value).limit(count).toList());
    }
}
