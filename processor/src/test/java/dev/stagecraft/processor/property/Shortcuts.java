/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.List;

/** Which shortcuts fit around a stage's first block. */
final class Shortcuts {
    static final List<String> ALL = List.of("AUTO", "IDENTITY", "PROJECTION", "ZERO_PAD", "POOLED_PROJECTION");

    private Shortcuts() {}

    /** @param common the shortcut of stages that have none of their own */
    static List<String> fitting(int input, int output, int stride, String common) {
        return ALL.stream()
                .filter(shortcut -> fits(shortcut, input, output, stride, common))
                .toList();
    }

    private static boolean fits(String shortcut, int input, int output, int stride, String common) {
        boolean agrees = stride == 1 && input == output;
        return switch (shortcut) {
            case "IDENTITY" -> agrees;
            case "ZERO_PAD" -> output >= input;
            case "AUTO" -> agrees || common.equals("AUTO") || fits(common, input, output, stride, "AUTO");
            default -> true;
        };
    }
}
