/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.option;

import dev.stagecraft.processor.diagnostic.Severity;
import java.util.Map;
import java.util.TreeMap;

/**
 * The options that were given.
 *
 * @param given those of Stagecraft, known or not, with their values; a value may be null, as in {@code -Astagecraft.summary}
 */
public record Options(Map<String, String> given) {
    /** @param compiler all options of all processors */
    public static Options of(Map<String, String> compiler) {
        Map<String, String> ours = new TreeMap<>(compiler);
        ours.keySet().removeIf(key -> !key.startsWith(Option.PREFIX));
        return new Options(ours);
    }

    public boolean has(Option option) {
        return given.containsKey(option.key()) && isTrue(given.get(option.key()));
    }

    /** How serious warnings are. */
    public Severity warnings() {
        return has(Option.WERROR) ? Severity.ERROR : Severity.WARNING;
    }

    static boolean isTrue(String value) {
        return value == null || value.equalsIgnoreCase("true");
    }
}
