/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.table;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.nd4j.shade.jackson.core.JsonGenerator;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.SerializationFeature;

/** How a table is written. */
public enum Format {
    /** Aligned columns, for people. */
    TEXT {
        @Override
        public void print(Table table, PrintWriter out) {
            out.println(table);
        }
    },

    /** A line of names, and a line for each row (RFC 4180). */
    CSV {
        @Override
        public void print(Table table, PrintWriter out) {
            out.println(CSVFormat.RFC4180.format(table.columns().toArray()));
            table.rows().forEach(row -> out.println(CSVFormat.RFC4180.format(row.toArray())));
        }
    },

    /** An array with an object for each row. */
    JSON {
        @Override
        public void print(Table table, PrintWriter out) throws IOException {
            printJson(objects(table), out);
        }
    };

    /** Writes a table. */
    public abstract void print(Table table, PrintWriter out) throws IOException;

    /** Writes lists, maps, texts and numbers as one JSON document. */
    public static void printJson(Object document, PrintWriter out) throws IOException {
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .writeValue(out, document);
        out.println();
    }

    /** An object for each row of a table. */
    public static List<Map<String, Object>> objects(Table table) {
        return table.rows().stream().map(row -> object(table.columns(), row)).toList();
    }

    private static Map<String, Object> object(List<String> columns, List<Object> row) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            object.put(columns.get(column), row.get(column));
        }
        return object;
    }
}
