/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Class names in JSON, or as Python prints a {@code dict} or a {@code list}: names in the order of classes, names by their class, classes by their name, or
 * WordNet's number and a name by the class, as Keras's {@code imagenet_class_index.json} has them. Of a {@code config.json} of transformers its
 * {@code id2label} counts.
 */
final class JsonClassNames {
    private static final String FIELD = "id2label";

    private static final Pattern BEGINNING = Pattern.compile("(?s)\\{.*|\\[\\s*([\"'\\[].*)?");

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private final Path file;
    private final JsonParser json;
    private final TreeMap<Integer, String> names = new TreeMap<>();
    private final List<String> synsets = new ArrayList<>();
    private final List<Integer> twice = new ArrayList<>();
    private int others;

    private JsonClassNames(Path file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /** Whether a text is meant as JSON: it begins and ends as an object or a list does. */
    static boolean isMeant(String text) {
        String content = text.strip();
        return content.startsWith("{") && content.endsWith("}") || content.startsWith("[") && content.endsWith("]");
    }

    /** Whether a text begins as an object or a list of names does: a name may have a bracket in front, but no quote behind that. */
    static boolean isBegun(String text) {
        return BEGINNING.matcher(text.strip()).matches();
    }

    static ClassNames parse(String text, Path file) throws InvalidClassNamesException {
        try (JsonParser json = JSON.createParser(text)) {
            JsonClassNames classNames = new JsonClassNames(file, json);
            classNames.readAll();
            return classNames.result();
        } catch (JsonProcessingException e) {
            throw new InvalidClassNamesException(
                    file,
                    "is no sound JSON" + place(e.getLocation()) + ": correct it, or give a name on each line.",
                    e);
        } catch (InvalidClassNamesException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("A text cannot fail to be read.", e);
        }
    }

    private static String place(JsonLocation place) {
        return place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    private void readAll() throws IOException {
        if (json.nextToken() == JsonToken.START_ARRAY) {
            readList();
        } else {
            readObject();
        }
        if (json.nextToken() != null) {
            throw fault("has something behind its JSON");
        }
    }

    private void readList() throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            add(names.size(), name());
        }
    }

    private void readObject() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            if (key.equals(FIELD) && json.currentToken() == JsonToken.START_OBJECT) {
                names.clear();
                synsets.clear();
                twice.clear();
                others = 0;
                readObject();
                while (json.nextToken() != null && json.currentToken() != JsonToken.END_OBJECT) {
                    json.skipChildren();
                }
                return;
            }
            if (key.matches("\\d{1,9}")) {
                add(Integer.parseInt(key), name());
            } else if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && json.getText().matches("\\d{1,9}")) {
                add(Integer.parseInt(json.getText()), key);
            } else {
                json.skipChildren();
                others++;
            }
        }
    }

    /** A name, or a list of WordNet's number and a name. */
    private String name() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        List<String> texts = new ArrayList<>();
        if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(json.getText());
            }
        }
        if (texts.size() != 2 || json.currentToken() != JsonToken.END_ARRAY) {
            throw fault("has something that is no name in line "
                    + json.currentLocation().getLineNr());
        }
        synsets.add(texts.get(0));
        return texts.get(1);
    }

    private void add(int place, String name) {
        if (names.put(place, name.strip()) != null) {
            twice.add(place);
        }
    }

    private ClassNames result() throws InvalidClassNamesException {
        if (names.isEmpty()) {
            throw fault("has no names");
        }
        if (others > 0) {
            throw fault("has something beside names");
        }
        if (!twice.isEmpty()) {
            throw fault("has class " + twice.get(0) + " twice");
        }
        int last = names.lastKey();
        if (names.firstKey() != 0 || last != names.size() - 1) {
            throw fault("has " + names.size() + " names for classes from " + names.firstKey() + " to " + last
                    + ", and classes are numbered from 0 without a gap");
        }
        if (names.containsValue("")) {
            throw fault("has a name that is blank");
        }
        return new ClassNames(List.copyOf(names.values()), synsets.size() == names.size() ? synsets : List.of());
    }

    private InvalidClassNamesException fault(String fault) {
        return new InvalidClassNamesException(
                file, fault + ": give JSON such as {\"0\": \"tench\", \"1\": \"goldfish\"}, or a name on each line.");
    }
}
