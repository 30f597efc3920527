/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Two operations one after the other, of the tables in the appendix of <i>AutoAugment</i>.
 *
 * @param first the first of them
 * @param second the one after it
 */
record LearnedPair(Step first, Step second) {
    /**
     * An operation of a pair.
     *
     * @param operation what is done
     * @param probability how often
     * @param level how strong, from 0 to 9; -1 for what has no strength
     */
    record Step(PolicyOperation operation, double probability, int level) {
        /** For images of this size. */
        double strength(int height, int width) {
            return level < 0 ? 0 : Strengths.usual(operation, AutoAugment.STEPS, height, width)[level];
        }
    }

    /** An operation, how often, how strong; and those of the second. */
    private static final String IMAGENET = """
            POSTERIZE 0.4 8 ROTATE 0.6 9
            SOLARIZE 0.6 5 AUTO_CONTRAST 0.6 -1
            EQUALIZE 0.8 -1 EQUALIZE 0.6 -1
            POSTERIZE 0.6 7 POSTERIZE 0.6 6
            EQUALIZE 0.4 -1 SOLARIZE 0.2 4
            EQUALIZE 0.4 -1 ROTATE 0.8 8
            SOLARIZE 0.6 3 EQUALIZE 0.6 -1
            POSTERIZE 0.8 5 EQUALIZE 1.0 -1
            ROTATE 0.2 3 SOLARIZE 0.6 8
            EQUALIZE 0.6 -1 POSTERIZE 0.4 6
            ROTATE 0.8 8 COLOR 0.4 0
            ROTATE 0.4 9 EQUALIZE 0.6 -1
            EQUALIZE 0.0 -1 EQUALIZE 0.8 -1
            INVERT 0.6 -1 EQUALIZE 1.0 -1
            COLOR 0.6 4 CONTRAST 1.0 8
            ROTATE 0.8 8 COLOR 1.0 2
            COLOR 0.8 8 SOLARIZE 0.8 7
            SHARPNESS 0.4 7 INVERT 0.6 -1
            SHEAR_X 0.6 5 EQUALIZE 1.0 -1
            COLOR 0.4 0 EQUALIZE 0.6 -1
            EQUALIZE 0.4 -1 SOLARIZE 0.2 4
            SOLARIZE 0.6 5 AUTO_CONTRAST 0.6 -1
            INVERT 0.6 -1 EQUALIZE 1.0 -1
            COLOR 0.6 4 CONTRAST 1.0 8
            EQUALIZE 0.8 -1 EQUALIZE 0.6 -1""";

    private static final String CIFAR10 = """
            INVERT 0.1 -1 CONTRAST 0.2 6
            ROTATE 0.7 2 TRANSLATE_X 0.3 9
            SHARPNESS 0.8 1 SHARPNESS 0.9 3
            SHEAR_Y 0.5 8 TRANSLATE_Y 0.7 9
            AUTO_CONTRAST 0.5 -1 EQUALIZE 0.9 -1
            SHEAR_Y 0.2 7 POSTERIZE 0.3 7
            COLOR 0.4 3 BRIGHTNESS 0.6 7
            SHARPNESS 0.3 9 BRIGHTNESS 0.7 9
            EQUALIZE 0.6 -1 EQUALIZE 0.5 -1
            CONTRAST 0.6 7 SHARPNESS 0.6 5
            COLOR 0.7 7 TRANSLATE_X 0.5 8
            EQUALIZE 0.3 -1 AUTO_CONTRAST 0.4 -1
            TRANSLATE_Y 0.4 3 SHARPNESS 0.2 6
            BRIGHTNESS 0.9 6 COLOR 0.2 8
            SOLARIZE 0.5 2 INVERT 0.0 -1
            EQUALIZE 0.2 -1 AUTO_CONTRAST 0.6 -1
            EQUALIZE 0.2 -1 EQUALIZE 0.6 -1
            COLOR 0.9 9 EQUALIZE 0.6 -1
            AUTO_CONTRAST 0.8 -1 SOLARIZE 0.2 8
            BRIGHTNESS 0.1 3 COLOR 0.7 0
            SOLARIZE 0.4 5 AUTO_CONTRAST 0.9 -1
            TRANSLATE_Y 0.9 9 TRANSLATE_Y 0.7 9
            AUTO_CONTRAST 0.9 -1 SOLARIZE 0.8 3
            EQUALIZE 0.8 -1 INVERT 0.1 -1
            TRANSLATE_Y 0.7 9 AUTO_CONTRAST 0.9 -1""";

    private static final String SVHN = """
            SHEAR_X 0.9 4 INVERT 0.2 -1
            SHEAR_Y 0.9 8 INVERT 0.7 -1
            EQUALIZE 0.6 -1 SOLARIZE 0.6 6
            INVERT 0.9 -1 EQUALIZE 0.6 -1
            EQUALIZE 0.6 -1 ROTATE 0.9 3
            SHEAR_X 0.9 4 AUTO_CONTRAST 0.8 -1
            SHEAR_Y 0.9 8 INVERT 0.4 -1
            SHEAR_Y 0.9 5 SOLARIZE 0.2 6
            INVERT 0.9 -1 AUTO_CONTRAST 0.8 -1
            EQUALIZE 0.6 -1 ROTATE 0.9 3
            SHEAR_X 0.9 4 SOLARIZE 0.3 3
            SHEAR_Y 0.8 8 INVERT 0.7 -1
            EQUALIZE 0.9 -1 TRANSLATE_Y 0.6 6
            INVERT 0.9 -1 EQUALIZE 0.6 -1
            CONTRAST 0.3 3 ROTATE 0.8 4
            INVERT 0.8 -1 TRANSLATE_Y 0.0 2
            SHEAR_Y 0.7 6 SOLARIZE 0.4 8
            INVERT 0.6 -1 ROTATE 0.8 4
            SHEAR_Y 0.3 7 TRANSLATE_X 0.9 3
            SHEAR_X 0.1 6 INVERT 0.6 -1
            SOLARIZE 0.7 2 TRANSLATE_Y 0.6 7
            SHEAR_Y 0.8 4 INVERT 0.8 -1
            SHEAR_X 0.7 9 TRANSLATE_Y 0.8 3
            SHEAR_Y 0.8 5 AUTO_CONTRAST 0.7 -1
            SHEAR_X 0.7 2 INVERT 0.1 -1""";
    private static final Map<AutoAugment.Policy, List<LearnedPair>> ALL = new EnumMap<>(Map.of(
            AutoAugment.Policy.IMAGENET, parse(IMAGENET),
            AutoAugment.Policy.CIFAR10, parse(CIFAR10),
            AutoAugment.Policy.SVHN, parse(SVHN)));

    static List<LearnedPair> of(AutoAugment.Policy policy) {
        return ALL.get(policy);
    }

    private static List<LearnedPair> parse(String table) {
        return table.lines().map(line -> line.split(" ")).map(LearnedPair::pair).toList();
    }

    private static LearnedPair pair(String... words) {
        return new LearnedPair(step(words, 0), step(words, words.length / 2));
    }

    private static Step step(String[] words, int at) {
        return new Step(
                PolicyOperation.valueOf(words[at]), Double.parseDouble(words[at + 1]), Integer.parseInt(words[at + 2]));
    }
}
