/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.data.BatchSource;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.Preprocessing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Remembers the images of whose class a network was least sure, among those that it took for another. */
final class MostWrong {
    /** As many as people look at. */
    private static final int KEPT = 24;

    private static final int SAID = 3;

    /** The worst first; of those that are as bad the first image. */
    private static final Comparator<Candidate> ORDER =
            Comparator.comparingDouble(Candidate::probability).thenComparingInt(Candidate::place);

    private final BatchSource images;
    private final Standardization standardization;
    private final Optional<Preprocessing> preprocessing;
    private final PriorityQueue<Candidate> worst = new PriorityQueue<>(ORDER.reversed());
    private int counted;

    /** @param values of the image as the network got it */
    private record Candidate(int place, int index, int label, float[] probabilities, INDArray values) {
        double probability() {
            return probabilities[label];
        }
    }

    MostWrong(BatchSource images, Standardization standardization, Optional<Preprocessing> preprocessing) {
        this.images = images;
        this.standardization = standardization;
        this.preprocessing = preprocessing;
    }

    /** Looks at a batch; without numbers its images have those of their order. */
    void count(DataSet batch, INDArray predictions, int[] indices) {
        float[][] probabilities = predictions.castTo(DataType.FLOAT).toFloatMatrix();
        float[][] labels = batch.getLabels().castTo(DataType.FLOAT).toFloatMatrix();
        for (int row = 0; row < probabilities.length; row++) {
            int place = counted++;
            int label = largest(labels[row]);
            if (largest(probabilities[row]) != label) {
                int index = indices.length == 0 ? place : indices[row];
                add(place, index, label, probabilities[row], batch.getFeatures(), row);
            }
        }
    }

    private void add(int place, int index, int label, float[] probabilities, INDArray features, int row) {
        boolean isWorse =
                worst.size() < KEPT || probabilities[label] < worst.element().probability();
        if (!isWorse) {
            return;
        }
        // A copy: who gave the batch may use its memory again.
        worst.add(new Candidate(
                place, index, label, probabilities, features.slice(row).dup('c')));
        if (worst.size() > KEPT) {
            worst.remove();
        }
    }

    private static int largest(float[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }

    /** What was found, the worst first. */
    List<WrongImage> found() {
        List<Candidate> sorted = new ArrayList<>(worst);
        sorted.sort(ORDER);
        return sorted.stream().map(this::described).toList();
    }

    private WrongImage described(Candidate image) {
        return new WrongImage(
                images.name(image.index()),
                image.label(),
                image.probability(),
                answers(image.probabilities()),
                Thumbnail.of(image.values(), standardization, preprocessing));
    }

    private static List<WrongImage.Answer> answers(float[] probabilities) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(label -> -probabilities[label]))
                .limit(SAID)
                .map(label -> new WrongImage.Answer(label, probabilities[label]))
                .toList();
    }
}
