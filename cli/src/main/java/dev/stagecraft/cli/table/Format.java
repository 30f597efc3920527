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
            List<Map<String, Object>> objects = table.rows().stream()
                    .map(row -> object(table.columns(), row))
                    .toList();
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .writeValue(out, objects);
            out.println();
        }

        private Map<String, Object> object(List<String> columns, List<Object> row) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int column = 0; column < columns.size(); column++) {
                object.put(columns.get(column), row.get(column));
            }
            return object;
        }
    };

    /** Writes a table. */
    public abstract void print(Table table, PrintWriter out) throws IOException;
}
