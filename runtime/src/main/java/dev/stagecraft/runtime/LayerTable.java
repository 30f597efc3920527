/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.runtime.images.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the table of layers that stands beside a generated class as {@code <class>.layers.tsv}: a heading, then a line a
 * layer with the fields of {@link LayerSummary}. A name {@code layer1.{1..2}.conv1} stands for the blocks 1 and 2, whose
 * layers are the consecutive lines with that beginning.
 */
final class LayerTable {
    private static final Pattern REPEATED = Pattern.compile("(.*)\\{(\\d+)\\.\\.(\\d+)}(.*)");

    private LayerTable() {}

    static List<LayerSummary> read(Class<?> network) {
        String file = network.getSimpleName() + ".layers.tsv";
        try (InputStream stream = network.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(missing(file, network));
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return expand(reader.lines().skip(1).map(LayerTable::layer).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** What is in a package of a named module is seen by others only if it is open. */
    private static String missing(String file, Class<?> network) {
        String name = network.getPackageName();
        return network.getModule().isNamed() && !network.getModule().isOpen(name, LayerTable.class.getModule())
                ? file + " beside the class " + network.getName()
                        + " cannot be seen: write \"opens " + name + ";\" into module-info.java of "
                        + network.getModule().getName() + "."
                : file + " is missing beside the class " + network.getName()
                        + ": build the project again, and keep .tsv resources when you repackage its jar.";
    }

    private static LayerSummary layer(String line) {
        String[] fields = line.split("\t");
        return new LayerSummary(
                fields[0],
                fields[1],
                Shape.parse(fields[2]),
                Shape.parse(fields[3]),
                Long.parseLong(fields[4]),
                Long.parseLong(fields[5]),
                Long.parseLong(fields[6]));
    }

    private static List<LayerSummary> expand(List<LayerSummary> lines) {
        List<LayerSummary> layers = new ArrayList<>();
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
                for (LayerSummary line : lines.subList(start, end)) {
                    layers.add(
                            renamed(line, first.group(1) + block + line.name().substring(beginning.length())));
                }
            }
            start = end;
        }
        return layers;
    }

    private static LayerSummary renamed(LayerSummary layer, String name) {
        return new LayerSummary(
                name,
                layer.kind(),
                layer.input(),
                layer.output(),
                layer.parameters(),
                layer.runningStatistics(),
                layer.multiplyAdds());
    }
}
