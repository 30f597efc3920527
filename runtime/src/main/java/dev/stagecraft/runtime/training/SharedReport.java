/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** How a network classified the held-out images of all processes of a group, each of which has some. */
final class SharedReport {
    private SharedReport() {}

    /** All processes ask for it, and get the same. A float counts to 16 million, of each class and each answer. */
    static ClassificationReport of(ClassificationReport own, TrainingGroup group) {
        int classes = own.classNames().size();
        float[] counts = new float[classes * classes + 1];
        for (int i = 0; i < classes * classes; i++) {
            counts[i] = own.confusion().get(i / classes).get(i % classes);
        }
        counts[classes * classes] = own.top5().orElse(0);
        group.sum(counts);
        List<List<Integer>> confusion = new ArrayList<>();
        for (int actual = 0; actual < classes; actual++) {
            List<Integer> row = new ArrayList<>();
            for (int predicted = 0; predicted < classes; predicted++) {
                row.add((int) counts[actual * classes + predicted]);
            }
            confusion.add(row);
        }
        OptionalInt top5 = own.top5().isPresent() ? OptionalInt.of((int) counts[classes * classes]) : own.top5();
        return new ClassificationReport(own.classNames(), confusion, top5);
    }
}
