/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import dev.stagecraft.weights.text.Excerpt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where in a file a network's tensors are: below which name, and how they are named there.
 *
 * @param prefix what is in front of the names: {@code module.}; empty if nothing is
 * @param naming what the names are behind it
 * @param others the tensors that belong to something else, and are left out; none where nothing is in front of the names
 */
public record Placement(String prefix, Naming naming, List<String> others) {
    /**
     * Copies the list.
     *
     * @param prefix what is in front of the names
     * @param naming what the names are behind it
     * @param others the tensors that belong to something else, and are left out
     */
    public Placement {
        others = List.copyOf(others);
    }

    /** {@return what there is to say of it, as the rest of a sentence; empty where the file has the network alone, by its usual names} */
    public String sentence() {
        String named = naming.sentence();
        if (prefix.isEmpty()) {
            return named;
        }
        String many = others.size() == 1
                ? "; 1 other tensor is left out ("
                : "; " + others.size() + " other tensors are left out (";
        return named + ", those below " + Excerpt.of(prefix)
                + (others.isEmpty() ? "" : many + Excerpt.of(others.get(0)) + (others.size() > 1 ? ", …)" : ")"));
    }

    Placement without(List<String> leftOut) {
        return new Placement(prefix, naming, leftOut);
    }

    /** A prefix and a naming, and how many of the network's names are found by them. */
    private record Place(String prefix, Naming naming) {}

    /**
     * Where most of the network's names are; several where as many are in several places, and one at least. Where few are anywhere, the file
     * is taken for one without a prefix.
     */
    static List<Placement> of(List<NetworkTensor> network, Collection<TensorInfo> file, List<Naming> namings) {
        Naming usual = Naming.of(network);
        Map<Place, Integer> found = count(network, file, namings);
        int most = found.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Place plain = new Place("", usual);
        boolean isFew = 2 * most < network.size() && 2 * most < file.size();
        if (isFew || found.getOrDefault(plain, 0) == most) {
            return List.of(new Placement("", mostly(usual, found, namings), List.of()));
        }
        Map<String, Naming> places = new TreeMap<>();
        found.forEach((place, count) -> {
            if (count == most) {
                places.merge(place.prefix, place.naming, (one, other) -> one == usual ? one : other);
            }
        });
        List<Placement> sorted = places.entrySet().stream()
                .map(place -> new Placement(place.getKey(), place.getValue(), List.of()))
                .toList();
        return sorted.get(0).prefix.isEmpty() ? sorted.subList(0, 1) : sorted;
    }

    /** Of names without a prefix, the naming that more of them follow. */
    private static Naming mostly(Naming usual, Map<Place, Integer> found, List<Naming> namings) {
        Naming best = usual;
        for (Naming naming : namings) {
            int here = found.getOrDefault(new Place("", naming), 0);
            best = here > found.getOrDefault(new Place("", best), 0) ? naming : best;
        }
        return best;
    }

    private static Map<Place, Integer> count(
            List<NetworkTensor> network, Collection<TensorInfo> file, List<Naming> namings) {
        Map<Place, Integer> found = new HashMap<>();
        for (Naming naming : namings) {
            Set<String> names = network.stream().map(naming::name).collect(Collectors.toSet());
            for (TensorInfo info : file) {
                for (String prefix : prefixes(info.name(), names)) {
                    found.merge(new Place(prefix, naming), 1, Integer::sum);
                }
            }
        }
        return found;
    }

    /** What is in front of each of the network's names with which a name of the file ends. */
    private static List<String> prefixes(String name, Set<String> names) {
        List<String> prefixes = new ArrayList<>();
        int start = 0;
        do {
            if (names.contains(name.substring(start))) {
                prefixes.add(name.substring(0, start));
            }
            start = name.indexOf('.', start) + 1;
        } while (start > 0);
        return prefixes;
    }
}
