/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The numbers of classes that are met by their names: those of a list, or all that occur, in the order of their names. */
final class ClassNumbers {
    private final boolean isFixed;
    private final List<String> met;
    private final Map<String, Integer> numbers = new HashMap<>();

    /** @param known empty if any name may occur */
    ClassNumbers(List<String> known) {
        isFixed = !known.isEmpty();
        met = new ArrayList<>(known);
        for (int number = 0; number < known.size(); number++) {
            numbers.put(known.get(number), number);
        }
    }

    /** A number that {@link #inOrder} makes the class's; empty if the name is none of the list. */
    Optional<Integer> of(String name) {
        if (isFixed) {
            return Optional.ofNullable(numbers.get(name));
        }
        return Optional.of(numbers.computeIfAbsent(name, another -> {
            met.add(another);
            return met.size() - 1;
        }));
    }

    /** The names in their order. */
    List<String> names() {
        List<String> names = new ArrayList<>(met);
        if (!isFixed) {
            Collections.sort(names);
        }
        return List.copyOf(names);
    }

    /** The classes of numbers that were given out. */
    int[] inOrder(int... given) {
        List<String> names = names();
        int[] places = new int[met.size()];
        Map<String, Integer> order = new HashMap<>();
        for (int place = 0; place < places.length; place++) {
            order.put(names.get(place), place);
        }
        for (int number = 0; number < places.length; number++) {
            places[number] = order.get(met.get(number));
        }
        int[] labels = new int[given.length];
        for (int index = 0; index < given.length; index++) {
            labels[index] = places[given[index]];
        }
        return labels;
    }
}
