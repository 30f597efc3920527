package dev.stagecraft.processor.property;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The numbers of a declaration as they are written, some of them absurd; and whether one of those must be an error. */
final class Numbers {
    private static final Integer[] ABSURD = {
        0, 0, -1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 65_535, 65_536, 46_341, 1 << 30, 127, 7_919, 1, 2
    };

    private final Dice dice;
    private final double absurdity;
    private boolean faulty;

    Numbers(Dice dice, double absurdity) {
        this.dice = dice;
        this.absurdity = absurdity;
    }

    /** A number that must be at least 1. */
    String positive(int usual) {
        int value = usualOrAbsurd(usual);
        faulty |= value < 1;
        return written(value);
    }

    /** A number that must be at least 1 or {@code AUTO}. */
    String positiveOrAuto(int usual) {
        int value = usualOrAbsurd(usual);
        faulty |= value < 1 && value != Integer.MIN_VALUE;
        return written(value);
    }

    /** A number that must be at least 0 or {@code AUTO}. */
    String paddingOrAuto(int usual) {
        int value = usualOrAbsurd(usual);
        faulty |= value < 0 && value != Integer.MIN_VALUE;
        return written(value);
    }

    /** A limit that must be at least 1. */
    String limit(long usual) {
        long value = dice.chance(absurdity) ? dice.oneOf(ABSURD) : usual;
        faulty |= value < 1;
        return value + "L";
    }

    /** Several numbers, each of which must be at least 1; a single one also without its braces. */
    String several(int... usual) {
        String values = Arrays.stream(usual).mapToObj(this::positive).collect(Collectors.joining(", "));
        return usual.length == 1 && dice.chance(0.7) ? values : "{" + values + "}";
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
        return dice.chance(absurdity) ? dice.oneOf(ABSURD) : usual;
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
