/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.data.Standardization;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.Evaluation;

class ClassificationReportTest {
    @Test
    void countsRowsAsActualAndColumnsAsPredicted() {
        Evaluation evaluation = new Evaluation(3);
        evaluation.eval(0, 0);
        evaluation.eval(2, 0); // predicted 2, actual 0
        evaluation.eval(1, 1);
        evaluation.eval(1, 1);
        ClassificationReport report = ClassificationReport.of(evaluation, OptionalInt.empty(), List.of("a", "b", "c"));
        assertEquals(List.of(List.of(1, 0, 1), List.of(0, 2, 0), List.of(0, 0, 0)), report.confusion());
        assertEquals(0.75, report.accuracy());
    }

    @Test
    void printsAReadableTable() {
        ClassificationReport report =
                new ClassificationReport(List.of("shirt", "bag"), List.of(List.of(1200, 3), List.of(0, 97)));
        assertEquals("""
                accuracy 99.77 % (1297 of 1300 images)
                rows: actual class, columns: predicted class
                   actual     0     1
                0  shirt   1200     3
                1  bag        0    97""", report.toString().replace("\r\n", "\n"));
    }

    @Test
    void evaluatesANetworkOnItsImages() throws IOException {
        ClassificationReport report = Evaluator.evaluate(
                new TinyNetwork().create(),
                Standardization.none(1),
                Trainings.HELD_OUT,
                EvaluationOptions.defaults().withBatchSize(7));
        assertEquals(30, report.images());
        assertEquals(List.of("horizontal", "vertical", "checkers"), report.classNames());
        for (int actual = 0; actual < 3; actual++) {
            int label = actual;
            assertEquals(
                    IntStream.range(0, 30)
                            .filter(index -> Trainings.HELD_OUT.label(index) == label)
                            .count(),
                    report.confusion().get(actual).stream()
                            .mapToInt(Integer::intValue)
                            .sum());
        }
    }
}
