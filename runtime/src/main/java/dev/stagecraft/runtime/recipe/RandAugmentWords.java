/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import dev.stagecraft.runtime.augmentation.TimmRandAugment;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** timm's words for RandAugment: {@code rand-m7-n2-mstd0.5-inc1}. */
final class RandAugmentWords {
    private static final Pattern WORDS = Pattern.compile("rand(-[a-z]+[0-9.]+)+");
    private static final Pattern WORD = Pattern.compile("-([a-z]+)([0-9.]+)");
    private static final int OPERATIONS = 2;

    private RandAugmentWords() {}

    /** @throws IllegalArgumentException if they cannot be read, or mean something that is not done */
    static TimmRandAugment read(String words) {
        if (!WORDS.matcher(words).matches()) {
            throw wrong(words, "it must be rand and then numbers, as in rand-m7-mstd0.5-inc1");
        }
        double magnitude = -1;
        double deviation = 0;
        double operations = OPERATIONS;
        boolean isIncreasing = false;
        Matcher word = WORD.matcher(words);
        while (word.find()) {
            double value = number(words, word.group(2));
            switch (word.group(1)) {
                case "m" -> magnitude = value;
                case "n" -> operations = value;
                case "mstd" -> deviation = value;
                case "inc" -> isIncreasing = value == 1;
                default ->
                    throw wrong(
                            words,
                            "of its words m (the magnitude), n (how many operations), mstd (the deviation) and inc1 are known, not "
                                    + word.group(1));
            }
        }
        if (!isIncreasing) {
            throw wrong(words, "only inc1 is done, in which a greater magnitude changes an image more: add -inc1");
        }
        if (magnitude < 0 || operations != (int) operations) {
            throw wrong(words, magnitude < 0 ? "it has no magnitude: add -m7, say" : "n must be a whole number");
        }
        return new TimmRandAugment((int) operations, magnitude, deviation, TimmRandAugment.IMAGENET_MEAN);
    }

    private static double number(String words, String number) {
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException e) {
            throw wrong(words, number + " is no number");
        }
    }

    private static IllegalArgumentException wrong(String words, String why) {
        return new IllegalArgumentException("The augmentation rand-augment is " + words + "; " + why + ".");
    }
}
