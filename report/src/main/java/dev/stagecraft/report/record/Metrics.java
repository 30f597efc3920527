/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The table of a training.
 *
 * @param rows in the order of the file
 */
public record Metrics(List<Row> rows) {
    static final String FILE = "metrics.csv";

    /**
     * A row of the table. Columns that the file does not have, as one of an older version, are empty.
     *
     * @param step the steps since the beginning of the training
     * @param epoch from 1
     * @param endsEpoch whether the row is of a whole epoch, and not of some steps
     * @param loss the mean loss of the training images of these steps, or of the epoch
     * @param rate the learning rate of the last of these steps
     * @param imagesPerSecond of the steps
     * @param waitingShare the share of time in which steps waited for images, 0 to 1
     * @param accuracy the share of held-out images that were classified right, 0 to 1
     * @param top5Accuracy the share of them whose class was among the five most probable
     */
    public record Row(
            long step,
            int epoch,
            boolean endsEpoch,
            OptionalDouble loss,
            OptionalDouble rate,
            OptionalDouble imagesPerSecond,
            OptionalDouble waitingShare,
            OptionalDouble accuracy,
            OptionalDouble top5Accuracy) {}

    /**
     * Copies the list.
     *
     * @param rows in the order of the file
     */
    public Metrics {
        rows = List.copyOf(rows);
    }

    /** {@return the rows of whole epochs} */
    public List<Row> epochs() {
        return rows.stream().filter(Row::endsEpoch).toList();
    }

    /** {@return the rows of some steps} */
    public List<Row> steps() {
        return rows.stream().filter(row -> !row.endsEpoch()).toList();
    }

    static Metrics read(Path file) throws IOException {
        if (!Files.exists(file)) {
            // A training of which no epoch and no twenty steps are done.
            return new Metrics(List.of());
        }
        String text = TextFiles.of(file);
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        if (lines.isEmpty()) {
            return new Metrics(List.of());
        }
        Map<String, Integer> columns = new HashMap<>();
        String[] names = lines.get(0).split(",", -1);
        for (int column = 0; column < names.length; column++) {
            columns.put(names[column], column);
        }
        if (!columns.keySet().containsAll(List.of("step", "epoch", "kind"))) {
            throw new InvalidRecordException(
                    file,
                    "does not begin with the columns step, epoch and kind of a training's table: name the folder of another run.");
        }
        List<Row> rows = new ArrayList<>();
        for (int number = 1; number < lines.size(); number++) {
            rows.add(row(file, number + 1, columns, lines.get(number).split(",", -1)));
        }
        return new Metrics(rows);
    }

    private static Row row(Path file, int line, Map<String, Integer> columns, String[] cells)
            throws InvalidRecordException {
        try {
            return new Row(
                    Long.parseLong(cell("step", columns, cells)),
                    Integer.parseInt(cell("epoch", columns, cells)),
                    cell("kind", columns, cells).equals("epoch"),
                    number("loss", columns, cells),
                    number("rate", columns, cells),
                    number("images_per_second", columns, cells),
                    number("waiting_share", columns, cells),
                    number("test_accuracy", columns, cells),
                    number("test_top5_accuracy", columns, cells));
        } catch (NumberFormatException e) {
            throw new InvalidRecordException(
                    file,
                    "has no number in line " + line + " where there must be one (" + String.join(",", cells)
                            + "): take that line out.",
                    e);
        }
    }

    private static OptionalDouble number(String name, Map<String, Integer> columns, String[] cells) {
        String text = cell(name, columns, cells);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    private static String cell(String name, Map<String, Integer> columns, String[] cells) {
        int column = columns.getOrDefault(name, Integer.MAX_VALUE);
        return column < cells.length ? cells[column] : "";
    }
}
