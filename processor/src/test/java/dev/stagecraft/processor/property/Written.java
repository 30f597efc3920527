/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/** An annotation that is being written, attribute by attribute. */
final class Written {
    private final String annotation;
    private final LinkedHashMap<String, String> attributes = new LinkedHashMap<>();

    Written(String annotation) {
        this.annotation = annotation;
    }

    Written with(String attribute, Object value) {
        attributes.put(attribute, String.valueOf(value));
        return this;
    }

    /** How many attributes are written. */
    int size() {
        return attributes.size();
    }

    @Override
    public String toString() {
        return "@" + annotation
                + attributes.entrySet().stream()
                        .map(it -> it.getKey() + " = " + it.getValue())
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
