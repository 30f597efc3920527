/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.util.OptionalInt;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Counts the images whose class is among the five most probable; of classes that are as probable, the first come first. */
final class FirstFive {
    private static final int FIVE = 5;

    private final int classes;
    private int counted;

    FirstFive(int classes) {
        this.classes = classes;
    }

    /**
     * Counts those of a batch.
     *
     * @param labels {@code [N, classes]}, with a 1 for the class
     * @param predictions {@code [N, classes]}
     */
    void count(INDArray labels, INDArray predictions) {
        if (classes <= FIVE) {
            return;
        }
        float[] wanted = labels.dup('c').data().asFloat();
        float[] found = predictions.dup('c').data().asFloat();
        for (int start = 0; start < wanted.length; start += classes) {
            if (before(found, start, indexOfLargest(wanted, start)) < FIVE) {
                counted++;
            }
        }
    }

    private int indexOfLargest(float[] values, int start) {
        int largest = start;
        for (int i = start; i < start + classes; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }

    private int before(float[] values, int start, int place) {
        int before = 0;
        for (int i = start; i < start + classes; i++) {
            if (values[i] > values[place] || values[i] == values[place] && i < place) {
                before++;
            }
        }
        return before;
    }

    /** Empty where five are all. */
    OptionalInt counted() {
        return classes <= FIVE ? OptionalInt.empty() : OptionalInt.of(counted);
    }
}
