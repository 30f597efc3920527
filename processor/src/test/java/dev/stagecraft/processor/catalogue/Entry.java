/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * A section of {@code docs/errors.md}.
 *
 * @param id the diagnostic that it is about
 * @param meaning the text before the example
 * @param example what triggers it; nothing where no declaration does
 * @param printed what the compiler prints for the example
 * @param fixes what to change, each alternative on its own
 */
record Entry(String id, String meaning, Optional<Example> example, String printed, List<Fix> fixes) {
    /** Lines that are taken away, and those that stand there instead. */
    record Fix(List<String> removed, List<String> added) {
        /** The example with this change. */
        Example apply(Example example) {
            String text = example.text();
            String old = String.join("\n", removed);
            if (text.split(java.util.regex.Pattern.quote(old), -1).length != 2) {
                throw new AssertionError("must stand once in the example:\n" + old);
            }
            return Example.of(text.replace(old, String.join("\n", added)));
        }
    }
}
