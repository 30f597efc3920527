/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.family;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A row of the table of published networks: a variant of some library, its settings and its counts. */
record Row(Map<String, String> columns) {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    /** The rows of the table beside this class. */
    static List<Row> shipped() {
        return read(Row.class.getResourceAsStream("resnet-family.csv"));
    }

    /** The rows of the table that the system property {@code family.csv} names, or of the one beside this class. */
    static List<Row> all() {
        try {
            String file = System.getProperty("family.csv");
            return file == null ? shipped() : read(Files.newInputStream(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> read(InputStream table) {
        try (Reader reader = new InputStreamReader(table, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            return parser.stream().map(CSVRecord::toMap).map(Row::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code timm/resnet50}. */
    String key() {
        return get("library") + "/" + get("name");
    }

    /** The simple name of the interface that declares it. */
    String typeName() {
        return "N_" + key().replaceAll("\\W", "_");
    }

    String get(String column) {
        String value = columns.get(column);
        if (value == null) {
            throw new AssertionError("the table has no column " + column);
        }
        return value;
    }

    boolean is(String column) {
        return get(column).equalsIgnoreCase("true");
    }

    boolean has(String column) {
        return !get(column).isEmpty();
    }

    OptionalLong number(String column) {
        return has(column) ? OptionalLong.of(Long.parseLong(get(column))) : OptionalLong.empty();
    }

    /** The parts of {@code 3-4-6-3}; what stands behind them is ignored. */
    List<Integer> numbers(String column) {
        return Arrays.stream(get(column).split(" ")[0].split("-"))
                .map(Integer::valueOf)
                .toList();
    }

    @Override
    public String toString() {
        return key();
    }
}
