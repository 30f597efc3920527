/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import dev.stagecraft.Conv;
import java.util.Arrays;
import java.util.List;

/** The numbers of a declaration as they are written, some of them absurd; and whether one of those must be an error. */
final class Numbers {
    private static final Integer[] ABSURD = {
        0, 0, -1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 65_535, 65_536, 46_341, 1 << 30, 127, 7_919, 1, 2
    };
    private static final List<String> NO_RATES = List.of("1", "-0.1", "2e300", "0.0 / 0", "-1 / 0.0");
    private static final List<String> NO_MEANS = List.of("-0.1", "2e300", "0.0 / 0", "-1 / 0.0");
    private static final List<String> NOT_POSITIVE = List.of("0", "-1e-5", "0.0 / 0", "1 / 0.0");

    private final Dice dice;
    private final Profile profile;
    private boolean faulty;

    Numbers(Dice dice, Profile profile) {
        this.dice = dice;
        this.profile = profile;
    }

    /** A number that must be at least 1. */
    String positive(int usual) {
        int value = usualOrAbsurd(usual);
        faulty |= value < 1;
        return written(value);
    }

    /** A number that must be at least 1 and odd. */
    String odd(int usual) {
        int value = usualOrAbsurd(usual);
        faulty |= value < 1 || value % 2 == 0;
        return written(value);
    }

    /** A number that must be at least 1 or {@code AUTO}. */
    String positiveOrAuto(int usual) {
        int value = usualOrAbsurd(usual);
        faulty |= value < 1 && value != Integer.MIN_VALUE;
        return written(value);
    }

    /** A number that must be at least 1 or {@link Conv#DEPTHWISE}. */
    String positiveOrDepthwise(int usual) {
        int value = usualOrAbsurd(usual);
        faulty |= value < 1 && value != Conv.DEPTHWISE;
        return value == Conv.DEPTHWISE ? "Conv.DEPTHWISE" : written(value);
    }

    /** A number that must be at least 0 or {@code AUTO}. */
    String paddingOrAuto(int usual) {
        int value = usualOrAbsurd(usual);
        faulty |= value < 0 && value != Integer.MIN_VALUE;
        return written(value);
    }

    /** A number of a stage, of which there are so many. */
    String stage(int usual, int stages) {
        int value = usualOrAbsurd(usual);
        faulty |= value < 1 || value > stages;
        return written(value);
    }

    /** A limit that must be at least 1. */
    String limit(long usual) {
        long value = dice.chance(profile.absurdity) ? dice.oneOf(ABSURD) : usual;
        faulty |= value < 1;
        return value + "L";
    }

    /** A number that must be at least 0 and less than 1. */
    String rate(String... usual) {
        return real(usual, NO_RATES);
    }

    /** A number that must be more than 0 and finite. */
    String positiveReal(String... usual) {
        return real(usual, NOT_POSITIVE);
    }

    /** A number that must be from 0 to 255 at most. */
    String mean(String... usual) {
        return real(usual, NO_MEANS);
    }

    private String real(String[] usual, List<String> wrong) {
        boolean isWrong = dice.chance(profile.absurdity) || !profile.fits && dice.chance(0.03);
        faulty |= isWrong;
        return isWrong ? dice.oneOf(wrong) : dice.oneOf(usual);
    }

    /** Several numbers, each of which must be at least 1. */
    String several(int... usual) {
        return array(Arrays.stream(usual).mapToObj(this::positive).toList());
    }

    /** Several values; a single one also without its braces. */
    String array(List<String> values) {
        String all = String.join(", ", values);
        return values.size() == 1 && dice.chance(0.7) ? all : "{" + all + "}";
    }

    /** Says that something else is wrong for certain. */
    void spoil() {
        faulty = true;
    }

    /** Whether there was a number since the last call that must be an error wherever it is in force. */
    boolean wasFaulty() {
        boolean was = faulty;
        faulty = false;
        return was;
    }

    private int usualOrAbsurd(int usual) {
        return dice.chance(profile.absurdity) ? dice.oneOf(ABSURD) : usual;
    }

    /** In one of the ways in which Java writes a number. */
    private String written(int value) {
        if (value == Integer.MAX_VALUE || value == Integer.MIN_VALUE) {
            return value > 0 ? "Integer.MAX_VALUE" : dice.oneOf("Integer.MIN_VALUE", "-2147483648", "1 << 31");
        }
        return switch (dice.between(1, 12)) {
            case 1 -> "0x" + Integer.toHexString(value);
            case 2 -> "(" + value + ")";
            case 3 -> (value - 1) + " + 1";
            default -> String.valueOf(value);
        };
    }
}
