/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How deep each layer of a network is: in the stem, in a block of a stage, or in the head. Blocks are known by their names, {@code layer2.0.conv1}; what
 * comes before the first is the stem, and what comes behind it and is in none is the head.
 */
public final class Depth {
    private static final Pattern BLOCK = Pattern.compile("(layer\\d+)\\.\\d+(?=\\.)");
    private static final String STEM = "stem";
    private static final String HEAD = "head";

    private final Map<String, Integer> depths = new HashMap<>();
    private final Map<String, String> parts = new HashMap<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final int deepest;

    private Depth(NetworkProgram program) {
        List<String> blocks = new ArrayList<>();
        for (Node node : program.nodes()) {
            Matcher block = BLOCK.matcher(node.site().layer());
            if (block.lookingAt() && !blocks.contains(block.group())) {
                blocks.add(block.group());
            }
        }
        deepest = blocks.size() + 1;
        boolean isBehindStem = false;
        for (Node node : program.nodes()) {
            String layer = node.site().layer();
            Matcher block = BLOCK.matcher(layer);
            boolean isInBlock = block.lookingAt();
            isBehindStem |= isInBlock;
            String part = isInBlock ? block.group(1) : isBehindStem ? HEAD : STEM;
            depths.put(layer, isInBlock ? 1 + blocks.indexOf(block.group()) : isBehindStem ? deepest : 0);
            parts.put(layer, part);
            names.add(part);
        }
    }

    /**
     * {@return how deep the layers of a network are}
     *
     * @param program the network
     */
    public static Depth of(NetworkProgram program) {
        return new Depth(program);
    }

    /** How many blocks are behind a layer's, the head counted as one. */
    int behind(String layer) {
        return deepest - depths.get(layer);
    }

    /**
     * {@return the layers of some parts of the network}
     *
     * @param wanted {@code stem}, {@code layer1} …, from the images on
     * @throws IllegalArgumentException if there is no such part, or one before it is missing
     */
    public List<String> layers(List<String> wanted) {
        List<String> all = List.copyOf(names);
        for (String name : wanted) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "There is no " + name + " to freeze; the network has " + String.join(", ", all) + ".");
            }
        }
        List<String> first = all.subList(0, wanted.size());
        if (!Set.copyOf(wanted).equals(Set.copyOf(first))) {
            throw new IllegalArgumentException("Frozen are " + String.join(", ", wanted)
                    + ", but what is before them learns; freeze parts from the images on: " + String.join(", ", first)
                    + ".");
        }
        if (first.contains(HEAD)) {
            throw new IllegalArgumentException("Everything is frozen, so that nothing learns: leave out " + HEAD + ".");
        }
        return parts.entrySet().stream()
                .filter(entry -> first.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
