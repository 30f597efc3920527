/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What was measured round by round. */
record Measurements(List<Double> values) {
    double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /**
     * {@code 1.2 ms (1.1 to 1.3, 9 rounds)}.
     *
     * @param digits behind the point
     * @param unit what stands behind the median, such as {@code " ms"}
     */
    String described(int digits, String unit) {
        String number = "%." + digits + "f";
        return String.format(
                Locale.ROOT,
                number + unit + " (" + number + " to " + number + ", %d rounds)",
                median(),
                Collections.min(values),
                Collections.max(values),
                values.size());
    }
}
