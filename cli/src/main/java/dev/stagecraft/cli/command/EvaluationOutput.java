/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.cli.table.Format;
import dev.stagecraft.cli.table.Table;
import dev.stagecraft.runtime.training.ClassificationReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well images were classified, for people or as one document for a program, with the same numbers.
 *
 * @param confusion whether to say what was taken for what as well
 */
record EvaluationOutput(ClassificationReport report, boolean confusion) {
    private static final List<String> COLUMNS = List.of("class", "images", "correct", "recall", "precision");

    void print(Format format, PrintWriter out) throws IOException {
        switch (format) {
            case TEXT -> printText(out);
            case CSV -> format.print(new Table(columns(), csvRows()), out);
            case JSON -> Format.printJson(document(), out);
        }
    }

    private void printText(PrintWriter out) throws IOException {
        out.println(String.format(
                Locale.ROOT,
                "accuracy %.2f %% (%,d of %,d images)%n",
                100 * report.accuracy(),
                report.correct(),
                report.images()));
        Format.TEXT.print(new Table(COLUMNS, rows()), out);
        if (confusion) {
            out.println();
            report.toString().lines().skip(1).forEach(out::println);
        }
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(COLUMNS);
        if (confusion) {
            report.classNames().forEach(name -> columns.add("taken for " + name));
        }
        return columns;
    }

    /** A row for each class and, with a class that is empty, one for all images. */
    private List<List<Object>> csvRows() {
        List<List<Object>> rows = new ArrayList<>();
        for (int index = 0; index < report.classNames().size(); index++) {
            List<Object> row = new ArrayList<>(row(index));
            if (confusion) {
                row.addAll(report.confusion().get(index));
            }
            rows.add(row);
        }
        List<Object> all =
                new ArrayList<>(List.of("", report.images(), report.correct(), report.accuracy(), report.accuracy()));
        if (confusion) {
            IntStream.range(0, report.classNames().size())
                    .mapToObj(this::takenFor)
                    .forEach(all::add);
        }
        rows.add(all);
        return rows;
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("accuracy", report.accuracy());
        document.put("correct", report.correct());
        document.put("images", report.images());
        document.put("classes", Format.objects(new Table(COLUMNS, rows())));
        if (confusion) {
            document.put("confusion", report.confusion());
        }
        return document;
    }

    private List<List<Object>> rows() {
        return IntStream.range(0, report.classNames().size())
                .mapToObj(this::row)
                .toList();
    }

    private List<Object> row(int index) {
        int images = report.confusion().get(index).stream()
                .mapToInt(Integer::intValue)
                .sum();
        int correct = report.confusion().get(index).get(index);
        return List.of(
                report.classNames().get(index),
                images,
                correct,
                share(correct, images),
                share(correct, takenFor(index)));
    }

    private int takenFor(int index) {
        return report.confusion().stream().mapToInt(row -> row.get(index)).sum();
    }

    /** 0 of none, as scikit-learn has it. */
    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
