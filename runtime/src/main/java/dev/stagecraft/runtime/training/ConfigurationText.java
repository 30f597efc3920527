/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.shade.jackson.core.JsonFactory;
import org.nd4j.shade.jackson.core.JsonLocation;
import org.nd4j.shade.jackson.core.JsonParser;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.core.JsonToken;

/** Looks through the text of a configuration before anything is made of it. */
final class ConfigurationText {
    /** Under this name Deeplearning4j's configurations have the class of each of their parts. */
    static final String CLASS = "@class";

    /** An old form of the boxes of object detection, whose strides nothing checks. */
    private static final String UNCHECKED_ARRAY = "dataBuffer";

    private static final int DEEPEST = 200;
    private static final int MOST_TOKENS = 4_000_000;
    private static final int LONGEST_NUMBER = 64;

    private static final JsonFactory JSON = new JsonFactory();

    private ConfigurationText() {}

    /** Whether an object of a sound configuration has a member of a name, at the top. */
    static boolean has(String text, String name) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (parser.getText().equals(name)) {
                    return true;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Does nothing if it is JSON that is neither too deep nor too long to be read.
     *
     * @throws DamagedFileException if it is not
     */
    static void requireSound(String text) throws DamagedFileException {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            int depth = 0;
            int tokens = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                boolean isExcessive = depth > DEEPEST
                        || ++tokens > MOST_TOKENS
                        || token.isNumeric() && parser.getTextLength() > LONGEST_NUMBER;
                if (isExcessive) {
                    throw new DamagedFileException("its configuration is larger or deeper than that of any network");
                }
                if (token == JsonToken.FIELD_NAME && UNCHECKED_ARRAY.equals(parser.getText())) {
                    throw new DamagedFileException(
                            "its configuration has an array in a form that is not read any more");
                }
            }
            if (tokens == 0) {
                throw new DamagedFileException("its configuration is empty");
            }
        } catch (JsonProcessingException e) {
            throw new DamagedFileException("its configuration is no sound JSON" + place(e.getLocation()), e);
        } catch (DamagedFileException e) {
            throw e;
        } catch (IOException e) {
            throw new DamagedFileException("its configuration is no sound JSON", e);
        }
    }

    /** Gives all texts of a sound configuration, each once, and whether it is said to be a class. */
    static Map<String, Boolean> texts(String text) {
        Map<String, Boolean> texts = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    texts.merge(parser.getText(), CLASS.equals(parser.getCurrentName()), Boolean::logicalOr);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String place(JsonLocation place) {
        return place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }
}
