/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** Where a text is no JSON: a place is for a user, and a parser's own words are for who wrote it. */
final class JsonPlace {
    private JsonPlace() {}

    /** The place in brackets, behind a blank; empty where the parser knows none. */
    static String of(JsonProcessingException fault) {
        JsonLocation place = fault.getLocation();
        return place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    /** The column alone, for whoever reads line by line. */
    static String inLine(JsonProcessingException fault) {
        JsonLocation place = fault.getLocation();
        return place == null ? "" : " (column " + place.getColumnNr() + ")";
    }
}
