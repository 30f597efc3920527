/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of numbers with round ones marked.
 *
 * @param low where it begins
 * @param high where it ends
 * @param step from one mark to the next
 */
record Axis(double low, double high, double step) {
    /** Round numbers around some, with about so many marks. */
    static Axis around(double smallest, double largest, int marks) {
        double span = largest - smallest;
        if (span < 1e-12 * Math.max(1e-6, Math.abs(largest))) {
            // A constant: in the middle.
            double room = largest == 0 ? 1 : Math.abs(largest) / 2;
            return around(Math.min(largest, largest - room), largest + room, marks);
        }
        double rough = span / marks;
        double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
        double factor = rough / magnitude;
        double step = magnitude * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
        return new Axis(Math.floor(smallest / step + 1e-9) * step, Math.ceil(largest / step - 1e-9) * step, step);
    }

    List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        long count = Math.round((high - low) / step);
        for (long mark = 0; mark <= count; mark++) {
            marks.add(rounded(low + mark * step));
        }
        return marks;
    }

    /** Without what binary fractions add. */
    private static double rounded(double value) {
        return value == 0 ? 0 : new BigDecimal(value, new java.math.MathContext(10)).doubleValue();
    }

    /** Where a number lies, from 0 to 1. */
    double share(double value) {
        return (value - low) / (high - low);
    }
}
