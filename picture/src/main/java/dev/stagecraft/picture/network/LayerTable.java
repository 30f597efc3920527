/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the table of layers that the processor writes: a heading, then a line a layer with the fields of {@link Layer}. A name
 * {@code layer1.{1..2}.conv1} stands for the blocks 1 and 2, whose layers are the consecutive lines with that beginning.
 *
 * <pre>{@code
 * String table = Files.readString(Path.of("com/acme/ClothesNetwork.layers.tsv"));
 * String svg = Picture.of(Network.of("Clothes", LayerTable.parse(table))).svg();
 * }</pre>
 */
public final class LayerTable {
    private static final Pattern REPEATED = Pattern.compile("(.*)\\{(\\d+)\\.\\.(\\d+)}(.*)");
    private static final int SETTINGS = 7;
    private static final int PATHS = 8;

    private LayerTable() {}

    /**
     * {@return the layers of a table, those of equal blocks one block after the other}
     *
     * @param table the text
     */
    public static List<Layer> parse(String table) {
        return expand(table.lines().skip(1).map(LayerTable::layer).toList());
    }

    private static Layer layer(String line) {
        String[] fields = line.split("\t", -1);
        return new Layer(
                fields[0],
                fields[1],
                Shape.parse(fields[2]),
                Shape.parse(fields[3]),
                Long.parseLong(fields[4]),
                Long.parseLong(fields[5]),
                Long.parseLong(fields[6]),
                fields.length > SETTINGS ? settings(fields[SETTINGS]) : Map.of(),
                fields.length > PATHS ? paths(fields[PATHS]) : List.of());
    }

    private static Map<String, String> settings(String field) {
        Map<String, String> settings = new TreeMap<>();
        words(field, " ").map(word -> word.split("=", 2)).forEach(pair -> settings.put(pair[0], pair[1]));
        return settings;
    }

    private static List<Integer> paths(String field) {
        return words(field, ",").map(Integer::valueOf).toList();
    }

    private static Stream<String> words(String field, String separator) {
        return field.isEmpty() ? Stream.empty() : Stream.of(field.split(separator));
    }

    private static List<Layer> expand(List<Layer> lines) {
        List<Layer> layers = new ArrayList<>();
        for (int start = 0; start < lines.size(); ) {
            Matcher first = REPEATED.matcher(lines.get(start).name());
            if (!first.matches()) {
                layers.add(lines.get(start++));
                continue;
            }
            String beginning = first.group(1) + "{" + first.group(2) + ".." + first.group(3) + "}";
            int end = start;
            while (end < lines.size() && lines.get(end).name().startsWith(beginning)) {
                end++;
            }
            for (int block = Integer.parseInt(first.group(2)); block <= Integer.parseInt(first.group(3)); block++) {
                String name = first.group(1) + block;
                lines.subList(start, end)
                        .forEach(
                                line -> layers.add(line.named(name + line.name().substring(beginning.length()))));
            }
            start = end;
        }
        return layers;
    }
}
