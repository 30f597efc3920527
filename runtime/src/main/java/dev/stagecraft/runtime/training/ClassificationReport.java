/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.evaluation.classification.Evaluation;

/**
 * How a network classified images. It prints as the accuracy and the confusion matrix.
 *
 * @param classNames the name of each class
 * @param confusion how many images of the class of the row were taken for the class of the column
 * @param top5 how many images have their class among the five most probable; empty if nobody counted, as with five classes or fewer
 */
public record ClassificationReport(List<String> classNames, List<List<Integer>> confusion, OptionalInt top5) {
    /**
     * Copies the lists.
     *
     * @param classNames the name of each class
     * @param confusion how many images of the class of the row were taken for the class of the column
     * @param top5 how many images have their class among the five most probable
     */
    public ClassificationReport {
        classNames = List.copyOf(classNames);
        confusion = confusion.stream().map(List::copyOf).toList();
    }

    /**
     * A report of the most probable class alone.
     *
     * @param classNames the name of each class
     * @param confusion how many images of the class of the row were taken for the class of the column
     */
    public ClassificationReport(List<String> classNames, List<List<Integer>> confusion) {
        this(classNames, confusion, OptionalInt.empty());
    }

    static ClassificationReport of(Evaluation evaluation, OptionalInt top5, List<String> classNames) {
        List<List<Integer>> confusion = new ArrayList<>();
        for (int actual = 0; actual < classNames.size(); actual++) {
            List<Integer> row = new ArrayList<>();
            for (int predicted = 0; predicted < classNames.size(); predicted++) {
                row.add(evaluation.getConfusionMatrix().getCount(actual, predicted));
            }
            confusion.add(row);
        }
        return new ClassificationReport(classNames, confusion, top5);
    }

    /** {@return the number of images} */
    public int images() {
        return confusion.stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** {@return the number of images that were classified right} */
    public int correct() {
        return IntStream.range(0, confusion.size())
                .map(index -> confusion.get(index).get(index))
                .sum();
    }

    /** {@return the share of images that were classified right, 0 to 1} */
    public double accuracy() {
        return (double) correct() / images();
    }

    /** {@return the share of images whose class is among the five most probable, 0 to 1; empty if nobody counted} */
    public OptionalDouble top5Accuracy() {
        return top5.isPresent() ? OptionalDouble.of((double) top5.getAsInt() / images()) : OptionalDouble.empty();
    }

    /** A row for each actual class, a column for each predicted one, headed by the number of the class. */
    @Override
    public String toString() {
        int names = Stream.concat(classNames.stream(), Stream.of("actual"))
                .mapToInt(String::length)
                .max()
                .getAsInt();
        int numbers = String.valueOf(classNames.size() - 1).length();
        int largest =
                confusion.stream().map(Collections::max).max(Integer::compare).orElse(0);
        String cell = "%" + (2 + Math.max(numbers, String.valueOf(largest).length())) + "s";
        String beginning = "%" + numbers + "s  %-" + names + "s";
        String lines = IntStream.range(0, classNames.size())
                .mapToObj(index -> String.format(beginning, index, classNames.get(index))
                        + confusion.get(index).stream().map(cell::formatted).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
        String heading = String.format(beginning, "", "actual")
                + IntStream.range(0, classNames.size())
                        .mapToObj(cell::formatted)
                        .collect(Collectors.joining());
        return String.format(
                Locale.ROOT,
                "accuracy %.2f %% (%d of %d images)%nrows: actual class, columns: predicted class%n%s%n%s",
                100 * accuracy(),
                correct(),
                images(),
                heading,
                lines);
    }
}
