/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.List;
import java.util.stream.IntStream;

/** Makes the annotations for what changes maps at random while training. */
final class NoiseGenerator {
    private static final String[] RATES = {"0.1", "0", "0.25f", "0.5"};

    private final Dice dice;
    private final Numbers numbers;
    private final Profile profile;

    NoiseGenerator(Dice dice, Numbers numbers, Profile profile) {
        this.dice = dice;
        this.numbers = numbers;
        this.profile = profile;
    }

    /** @param stages how many the network has */
    void addTo(Parts parts, int stages) {
        if (dice.chance(0.15)) {
            stochasticDepth(parts);
        }
        if (dice.chance(0.15)) {
            dropBlock(parts, stages);
        }
    }

    void stochasticDepth(Parts parts) {
        parts.add("StochasticDepth", new Written("StochasticDepth").with("rate", rate()));
    }

    String rate() {
        return numbers.rate(RATES);
    }

    private void dropBlock(Parts parts, int stages) {
        Written written = new Written("DropBlock").with("rate", rate());
        int count = profile.fits ? dice.between(0, Math.min(3, stages)) : dice.between(0, 3);
        // By default there are two.
        if (count != 2 || dice.chance(0.5)) {
            int[] sizes = IntStream.range(0, count).map(i -> dice.between(1, 5)).toArray();
            written.with("blockSizes", numbers.several(sizes));
        }
        int scales = profile.fits || dice.chance(0.9) ? count : dice.between(0, 3);
        if (scales != 2 || dice.chance(0.5)) {
            List<String> all = IntStream.range(0, scales)
                    .mapToObj(i -> numbers.positiveReal("0.25", "1", "0.5f", profile.fits ? "2" : "12"))
                    .toList();
            written.with("scales", numbers.array(all));
        }
        parts.add("DropBlock", written);
    }
}
