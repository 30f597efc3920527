/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.List;

/** Names of interfaces and networks, usual ones and those that break generators. */
final class Names {
    private static final List<String> GOOD = List.of(
            "ResNet-18",
            "a \\\"quoted\\\" name",
            "back\\\\slash",
            "$L $S $$ $W $T %s %d {0}",
            "*/ class Evil {} /*",
            "\\u00e4\\u2028\\u2029",
            "\\ud83d\\ude00 \\ud83d",
            "@see <b>{@code</b>",
            " x ",
            "//",
            "\\\\u0022");
    private static final List<String> BAD = List.of("", " ", "\\t", "two\\nlines", "\\0", "\\r", "\\u007f", "\\u0085");

    private final Dice dice;
    private boolean isLastFaulty;

    Names(Dice dice) {
        this.dice = dice;
    }

    /** An interface's name. */
    String type() {
        return dice.chance(0.7)
                ? "Net"
                : dice.oneOf(
                        "String",
                        "Math",
                        "Override",
                        "Object",
                        "Größe",
                        "A$B",
                        "$",
                        "_1",
                        "名前",
                        "\\u0041bc",
                        "Layer",
                        "NetworkDefinition",
                        "Generated",
                        "Network",
                        "graph",
                        "long_" + "name".repeat(20));
    }

    /** The name that the compiler reads. */
    static String unescaped(String name) {
        return name.replace("\\u0041", "A");
    }

    /** A {@code @ResidualNetwork}. */
    String network() {
        isLastFaulty = false;
        if (dice.chance(0.7)) {
            return dice.oneOf("@ResidualNetwork", "@ResidualNetwork()", "@dev.stagecraft.ResidualNetwork");
        }
        isLastFaulty = dice.chance(0.05);
        return "@ResidualNetwork(name = \"" + dice.oneOf(isLastFaulty ? BAD : GOOD) + "\")";
    }

    /** Whether the last network's name must be an error. */
    boolean isLastFaulty() {
        return isLastFaulty;
    }

    /** A {@code @SuppressWarnings}, most of the time none. */
    String suppression() {
        return dice.chance(0.85)
                ? ""
                : "@SuppressWarnings("
                        + dice.oneOf(
                                "\"stagecraft:map/dropped-row\"",
                                "{\"stagecraft:map/skipped-pixels\", \"unused\"}",
                                "{}",
                                "\"stagecraft:map/droped-row\"",
                                "\"stagecraft:\"",
                                "value = \"all\"")
                        + ")\n";
    }

    /** A class beside the network, most of the time none, that hides one of {@code java.lang}. */
    String neighbour() {
        return dice.chance(0.9)
                ? ""
                : dice.oneOf(
                        "class Exception {}\n",
                        "interface Deprecated {}\n",
                        "class NetworkSummary {}\n",
                        "class ConvolutionLayer {}\n",
                        "enum Activation {}\n");
    }
}
