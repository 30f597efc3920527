/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.output;

import dev.stagecraft.picture.network.Block;
import dev.stagecraft.picture.network.Cost;
import dev.stagecraft.picture.network.Layer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is behind a block of a page, and opened on demand: its layers, and each of several equal blocks. */
final class Tables {
    private Tables() {}

    /** What opens below a block of a section. */
    static String of(Block block, String section, String network) {
        String name = block.first().isEmpty() ? section : block.name();
        String title = name + ": " + counted(block.layers().size(), "layer") + (block.count() == 1 ? "" : " each");
        StringBuilder html = new StringBuilder();
        html.append("<details><summary>").append(Escaped.text(title)).append("</summary>\n");
        html.append(table(
                network + ": layers of " + name,
                List.of("layer", "kind", "output", "parameters", "multiply-adds"),
                block.layers().stream().map(layer -> row(layer, block)).toList()));
        if (block.count() > 1) {
            html.append(table(
                    network + ": blocks " + name,
                    List.of("block", "parameters", "multiply-adds", "activation bytes", "receptive field"),
                    IntStream.range(0, block.count())
                            .mapToObj(i -> row(block, i))
                            .toList()));
        }
        return html.append("</details>\n").toString();
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static List<String> row(Layer layer, Block block) {
        String settings = layer.sortedSettings().entrySet().stream()
                .filter(it -> !it.getKey().equals("design"))
                .map(it -> it.getKey() + " " + it.getValue())
                .collect(Collectors.joining(", "));
        return List.of(
                name(layer.name(), block),
                layer.kind() + (settings.isEmpty() ? "" : " (" + settings + ")"),
                layer.output().toString(),
                number(layer.parameters()),
                number(layer.multiplyAdds()));
    }

    /** {@code layer3.{1..5}.conv1}, as in the table that the processor writes. */
    private static String name(String layer, Block block) {
        if (block.count() == 1) {
            return layer;
        }
        String first = block.first();
        String last = block.names().get(block.count() - 1);
        int dot = first.lastIndexOf('.') + 1;
        return first.substring(0, dot) + "{" + first.substring(dot) + ".." + last.substring(dot) + "}"
                + layer.substring(first.length());
    }

    private static List<String> row(Block block, int index) {
        Cost cost = Cost.of(block.layers());
        return List.of(
                block.names().get(index),
                number(cost.parameters()),
                number(cost.multiplyAdds()),
                number(cost.activationBytes()),
                block.fields().get(index).toString());
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String table(String name, List<String> columns, List<List<String>> rows) {
        StringBuilder html = new StringBuilder();
        html.append("<div class=\"sc-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"")
                .append(Escaped.text(name))
                .append("\"><table>\n<thead><tr>");
        columns.forEach(
                column -> html.append("<th scope=\"col\">").append(column).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr><th scope=\"row\">")
                    .append(Escaped.text(row.get(0)))
                    .append("</th>");
            row.subList(1, row.size())
                    .forEach(cell ->
                            html.append("<td>").append(Escaped.text(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }
}
