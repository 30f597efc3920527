/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Classes are in the order of their names. */
final class ClassOrder {
    private static final int SHOWN = 5;

    private ClassOrder() {}

    /** A sentence if names that are numbers are not in the order of the numbers. */
    static List<String> warnings(List<String> names) {
        List<String> numbers =
                names.stream().filter(name -> name.matches("\\d+")).toList();
        List<String> ascending =
                numbers.stream().sorted(Comparator.comparing(BigInteger::new)).toList();
        if (numbers.equals(ascending)) {
            return List.of();
        }
        return List.of("The classes are in the order of their names, which is not that of their numbers: "
                + numbers.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (numbers.size() > SHOWN ? ", \u2026" : "")
                + ". Name them with as many digits each (01, 02, 10) where a number means a class.");
    }
}
