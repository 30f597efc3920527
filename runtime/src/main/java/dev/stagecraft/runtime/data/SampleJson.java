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
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What WebDataset's samples have in a {@code .json} file. */
final class SampleJson {
    private static final JsonFactory JSON = new JsonFactory();

    private SampleJson() {}

    /** The label, a number or a name; empty if there is none. */
    static Optional<String> label(Path shard, String entry, String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    JsonToken value = parser.nextToken();
                    if ((name.equals("label") || name.equals("cls")) && value.isScalarValue()) {
                        return Optional.of(parser.getText());
                    }
                    parser.skipChildren();
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new InvalidDataException(shard, "has a damaged " + entry + JsonPlace.of(e) + ": correct it.", e);
        }
    }
}
