/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How far a training is, apart from what the network itself holds.
 *
 * @param step the steps done since the beginning
 * @param batches the batches done in the current epoch
 * @param lossSum the sum over the images of those batches of their loss
 * @param history the epochs done
 */
record TrainingState(int step, int batches, double lossSum, List<EpochResult> history) {
    static final TrainingState START = new TrainingState(0, 0, 0, List.of());

    TrainingState {
        history = List.copyOf(history);
    }

    /** The current epoch, from 1. */
    int epoch() {
        return history.size() + 1;
    }

    /** Whether it is further than the end of so many epochs. */
    boolean isBeyond(int epochs) {
        return history.size() > epochs || history.size() == epochs && batches > 0;
    }

    TrainingState afterStep(int images, double loss) {
        return new TrainingState(step + 1, batches + 1, lossSum + loss * images, history);
    }

    TrainingState afterEpoch(EpochResult result) {
        List<EpochResult> longer = new ArrayList<>(history);
        longer.add(result);
        return new TrainingState(step, 0, 0, longer);
    }

    /** As text. {@code Double.toString} gives back the same bits when it is parsed. */
    Map<String, String> format() {
        Map<String, String> notes = new HashMap<>();
        notes.put("step", String.valueOf(step));
        notes.put("batches", String.valueOf(batches));
        notes.put("lossSum", String.valueOf(lossSum));
        notes.put("epochs", String.valueOf(history.size()));
        for (EpochResult result : history) {
            notes.put("epoch." + result.epoch() + ".loss", String.valueOf(result.loss()));
            result.accuracy()
                    .ifPresent(
                            accuracy -> notes.put("epoch." + result.epoch() + ".accuracy", String.valueOf(accuracy)));
            result.top5Accuracy()
                    .ifPresent(accuracy ->
                            notes.put("epoch." + result.epoch() + ".top5Accuracy", String.valueOf(accuracy)));
        }
        return notes;
    }

    /** Reads what {@link #format()} gave. */
    static TrainingState parse(Map<String, String> notes) {
        List<EpochResult> history = new ArrayList<>();
        int epochs = Integer.parseInt(notes.get("epochs"));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            history.add(new EpochResult(
                    epoch,
                    Double.parseDouble(notes.get("epoch." + epoch + ".loss")),
                    share(notes.get("epoch." + epoch + ".accuracy")),
                    share(notes.get("epoch." + epoch + ".top5Accuracy"))));
        }
        return new TrainingState(
                Integer.parseInt(notes.get("step")),
                Integer.parseInt(notes.get("batches")),
                Double.parseDouble(notes.get("lossSum")),
                history);
    }

    private static OptionalDouble share(String text) {
        return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    }
}
