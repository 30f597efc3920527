/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a file of JSON, and where it is. Whoever asks for what is not there is told the file and the name.
 *
 * @param file that it is of
 * @param path its names from the outermost on, such as {@code wrong[3].name}
 * @param value a {@code String}, {@code Number}, {@code Boolean}, {@code List}, {@code Map}, or null
 */
record Json(Path file, String path, Object value) {
    /** Files of classes and small pictures are of some hundred kilobytes. */
    private static final long LONGEST = 64L << 20;

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Reads a file, if it is there. */
    static Optional<Json> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > LONGEST) {
            throw new InvalidRecordException(
                    file, "has more than 64 MB, which no training writes: name the folder of another run.");
        }
        try (JsonParser json = FACTORY.createParser(TextFiles.of(file))) {
            json.nextToken();
            return Optional.of(new Json(file, "", value(json)));
        } catch (JsonProcessingException e) {
            throw new InvalidRecordException(
                    file,
                    "is no sound JSON" + place(e.getLocation())
                            + ": remove it, and the page goes without what it says.",
                    e);
        }
    }

    private static String place(JsonLocation place) {
        return place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    private static Object value(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == null) {
            return null;
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Object> members = new LinkedHashMap<>();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    members.put(name, value(json));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(json));
                }
                yield items;
            }
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    /** A member, if there is one of this name. */
    Optional<Json> find(String name) {
        return value instanceof Map<?, ?> members && members.get(name) != null
                ? Optional.of(new Json(file, path.isEmpty() ? name : path + "." + name, members.get(name)))
                : Optional.empty();
    }

    /** A member that has to be there. */
    Json get(String name) throws InvalidRecordException {
        Optional<Json> found = find(name);
        if (found.isEmpty()) {
            throw fault("has no " + (path.isEmpty() ? name : path + "." + name));
        }
        return found.get();
    }

    List<Json> items() throws InvalidRecordException {
        if (!(value instanceof List<?> list)) {
            throw fault("has something else than a list in " + path);
        }
        List<Json> items = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            items.add(new Json(file, path + "[" + index + "]", list.get(index)));
        }
        return items;
    }

    String text() throws InvalidRecordException {
        if (!(value instanceof String text)) {
            throw fault("has no text in " + path);
        }
        return text;
    }

    double number() throws InvalidRecordException {
        if (!(value instanceof Number number)) {
            throw fault("has no number in " + path);
        }
        return number.doubleValue();
    }

    /** A number of things, from 0 to less than an end. */
    int index(long end) throws InvalidRecordException {
        double number = number();
        if (number != Math.rint(number) || number < 0 || number >= end) {
            throw fault("has " + value + " in " + path + ", which must be a whole number from 0 to " + (end - 1));
        }
        return (int) number;
    }

    int count() throws InvalidRecordException {
        return index(1L << 31);
    }

    InvalidRecordException fault(String what) {
        return new InvalidRecordException(file, what + ": remove it, and the page goes without what it says.");
    }
}
