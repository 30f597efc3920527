/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** A class that is named on the command line. */
final class ClassName {
    private static final int NEAREST = 3;

    private ClassName() {}

    /**
     * The number of a class.
     *
     * @param wanted its name, in any case, or its number
     * @param names of all; none if they are not known
     * @throws IllegalArgumentException if there is none
     */
    static int number(String wanted, List<String> names, int classes) {
        int exact = names.indexOf(wanted);
        if (exact >= 0) {
            return exact;
        }
        List<String> same =
                names.stream().filter(name -> name.equalsIgnoreCase(wanted)).toList();
        if (same.size() == 1) {
            return names.indexOf(same.get(0));
        }
        if (wanted.matches("\\d{1,9}") && Integer.parseInt(wanted) < classes) {
            return Integer.parseInt(wanted);
        }
        throw new IllegalArgumentException("There is no class " + wanted
                + (names.isEmpty()
                        ? ": the model knows no names, so give a number from 0 to " + (classes - 1)
                                + ", or names by --class-names."
                        : " (the nearest: " + nearest(wanted, names)
                                + "): give a name of the model's, or a number from 0 to " + (classes - 1) + "."));
    }

    private static String nearest(String wanted, List<String> names) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return String.join(
                ", ",
                names.stream()
                        .sorted(Comparator.comparingInt(
                                name -> distance.apply(name.toLowerCase(), wanted.toLowerCase())))
                        .limit(NEAREST)
                        .toList());
    }
}
