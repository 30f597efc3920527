/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.version;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value in an annotation, as far as it can be new: by the names in it. */
sealed interface WrittenValue {
    /**
     * An annotation.
     *
     * @param type its qualified name
     * @param values the values that are written, by attribute
     */
    record Annotation(String type, Map<String, WrittenValue> values) implements WrittenValue {
        public Annotation {
            values = new LinkedHashMap<>(values);
        }

        String simpleName() {
            return type.substring(type.lastIndexOf('.') + 1);
        }
    }

    /** A constant of an enum. */
    record Constant(String name) implements WrittenValue {}

    /** The values of an array. */
    record Several(List<WrittenValue> values) implements WrittenValue {
        public Several {
            values = List.copyOf(values);
        }
    }

    /** A number, a text or a class. */
    record Plain() implements WrittenValue {}
}
