/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of strings and numbers. It prints as aligned columns: numbers to the right, whole ones with separators, others with
 * four decimals.
 *
 * @param columns the name of each column
 * @param rows the rows, each with a value for every column
 */
public record Table(List<String> columns, List<List<Object>> rows) {
    private static final String GAP = "  ";

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalStateException(row + " has not a value for each of " + columns + ".");
            }
        }
    }

    @Override
    public String toString() {
        int[] widths = IntStream.range(0, columns.size()).map(this::width).toArray();
        String heading = line(columns, widths);
        String rule = "-".repeat(IntStream.of(widths).sum() + GAP.length() * (widths.length - 1));
        return Stream.concat(
                        Stream.of(heading, rule),
                        rows.stream()
                                .map(row -> line(row.stream().map(Table::text).toList(), widths)))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column ->
                        ("%" + (isNumeric(column) ? "" : "-") + widths[column] + "s").formatted(cells.get(column)))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private int width(int column) {
        return Stream.concat(Stream.of(columns.get(column)), rows.stream().map(row -> text(row.get(column))))
                .mapToInt(String::length)
                .max()
                .getAsInt();
    }

    private boolean isNumeric(int column) {
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column) instanceof Number);
    }

    private static String text(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return String.format(Locale.ROOT, "%.4f", value);
        }
        return value instanceof Number ? String.format(Locale.ROOT, "%,d", value) : value.toString();
    }
}
