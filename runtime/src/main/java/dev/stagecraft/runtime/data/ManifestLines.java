/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The lines of a manifest, of either kind. */
final class ManifestLines {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String FILE = "file";
    private static final String LABEL = "label";

    private final Path manifest;
    private final BufferedReader reader;
    private int number;
    private Optional<String> ahead;
    private int fileColumn;
    private int labelColumn = 1;
    private final boolean isJson;

    private ManifestLines(Path manifest, BufferedReader reader) throws IOException {
        this.manifest = manifest;
        this.reader = reader;
        this.ahead = line().map(first -> first.startsWith("\uFEFF") ? first.substring(1) : first);
        this.isJson = ahead.map(first -> first.stripLeading().startsWith("{")).orElse(false);
        if (ahead.map(first -> first.stripLeading().startsWith("[")).orElse(false)) {
            throw new InvalidDataException(
                    manifest, "is a list in JSON: write an object {\"file\": …, \"label\": …} on each line instead.");
        }
        if (!isJson && ahead.isPresent()) {
            header(columns(ahead.get()));
        }
    }

    /** Looks at the first line. */
    static ManifestLines of(Path manifest, BufferedReader reader) throws IOException {
        return new ManifestLines(manifest, reader);
    }

    /**
     * A line.
     *
     * @param file from the folder of the manifest on
     * @param label the name of its class
     */
    record Entry(String file, String label) {}

    /** The next line; empty if there are no more. */
    Optional<Entry> next() throws IOException {
        Optional<String> line = ahead.isPresent() ? ahead : line();
        ahead = Optional.empty();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(isJson ? json(line.get()) : csv(line.get()));
    }

    /** The next line that is not blank. */
    private Optional<String> line() throws IOException {
        String line = reader.readLine();
        number++;
        while (line != null && line.isBlank()) {
            line = reader.readLine();
            number++;
        }
        return Optional.ofNullable(line);
    }

    private void header(List<String> columns) {
        List<String> names = columns.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        int file = Math.max(names.indexOf(FILE), names.indexOf("file_name"));
        int label = names.indexOf(LABEL);
        if (file >= 0 && label >= 0) {
            fileColumn = file;
            labelColumn = label;
            ahead = Optional.empty();
        }
    }

    private Entry csv(String line) throws InvalidDataException {
        List<String> columns = columns(line);
        if (columns.size() <= Math.max(fileColumn, labelColumn)) {
            throw fault("has " + columns.size() + (columns.size() == 1 ? " column" : " columns"));
        }
        return entry(columns.get(fileColumn), columns.get(labelColumn).strip());
    }

    private Entry entry(String file, String label) throws InvalidDataException {
        if (file.isBlank() || label.isBlank()) {
            throw fault("lacks the " + (file.isBlank() ? FILE : LABEL));
        }
        return new Entry(file, label);
    }

    /** Between commas; what is in quotation marks may have commas, and its quotation marks are doubled. */
    private List<String> columns(String line) throws InvalidDataException {
        List<String> columns = new ArrayList<>();
        StringBuilder column = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (letter == '"' && isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                column.append(letter);
                i++;
            } else if (letter == '"') {
                isQuoted = !isQuoted;
            } else if (letter == ',' && !isQuoted) {
                columns.add(column.toString());
                column.setLength(0);
            } else {
                column.append(letter);
            }
        }
        if (isQuoted) {
            throw fault("has a quotation mark that is not closed");
        }
        columns.add(column.toString());
        return columns;
    }

    private Entry json(String line) throws IOException {
        String file = "";
        String label = "";
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw fault("is no object of JSON");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (name.equals(FILE) || name.equals("file_name")) {
                    file = parser.getText();
                } else if (name.equals(LABEL) && value.isScalarValue()) {
                    label = parser.getText();
                }
                parser.skipChildren();
            }
        } catch (JsonProcessingException e) {
            throw fault("is no object of JSON" + JsonPlace.inLine(e));
        }
        return entry(file, label);
    }

    private InvalidDataException fault(String what) {
        String expected = isJson ? "{\"file\": \"cat/1.jpg\", \"label\": \"cat\"}" : "cat/1.jpg,cat";
        return new InvalidDataException(
                manifest, "is damaged: line " + number + " " + what + ", where it must be like " + expected + ".");
    }
}
