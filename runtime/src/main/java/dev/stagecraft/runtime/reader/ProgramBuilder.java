/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.reader;

import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Learning;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A program in the making. */
final class ProgramBuilder {
    private final List<Node> nodes = new ArrayList<>();
    /** The node that gives what a vertex gives; while the vertex is read, what its next node is to read. */
    private final Map<String, Integer> values = new HashMap<>();

    NetworkProgram program(List<String> outputs, long length) {
        return new NetworkProgram(nodes, outputs.stream().map(values::get).toList(), length);
    }

    void images(String name, Extent extent, long channels) {
        add(name, List.of(), extent, channels, Learning.PLAIN, Node.Images::new);
    }

    /** Begins with a vertex of one input. */
    void enter(String vertex, String input) {
        values.put(vertex, values.get(input));
    }

    /** What a vertex has been given, or gives. */
    Site value(String vertex) {
        return nodes.get(values.get(vertex)).site();
    }

    /** Adds what a vertex does next with what it has. */
    void add(String vertex, Extent extent, long channels, Learning learning, Function<Site, Node> node) {
        add(vertex, List.of(values.get(vertex)), extent, channels, learning, node);
    }

    private void add(
            String vertex,
            List<Integer> inputs,
            Extent extent,
            long channels,
            Learning learning,
            Function<Site, Node> node) {
        values.put(vertex, nodes.size());
        nodes.add(node.apply(new Site(nodes.size(), vertex, inputs, extent, channels, learning)));
    }

    void flatten(String vertex) {
        add(vertex, Extent.VECTOR, Site.UNKNOWN, Learning.PLAIN, Node.Flattening::new);
    }

    /** The inputs' own shape. */
    void sum(String vertex, List<String> inputs) {
        List<Site> terms = inputs.stream().map(this::value).toList();
        boolean areAlike = terms.stream().map(Site::extent).distinct().count() == 1;
        Extent extent = areAlike ? terms.get(0).extent() : Extent.UNKNOWN;
        add(vertex, terms.stream().map(Site::id).toList(), extent, channels(terms), Learning.PLAIN, Node.Sum::new);
    }

    /** One of them may have a row and a column, or a channel. */
    void product(String vertex, List<String> inputs) {
        List<Site> factors = inputs.stream().map(this::value).toList();
        add(
                vertex,
                factors.stream().map(Site::id).toList(),
                product(factors.stream().map(Site::extent).toList()),
                channels(factors),
                Learning.PLAIN,
                Node.Product::new);
    }

    private static Extent product(List<Extent> factors) {
        if (factors.stream().distinct().count() == 1) {
            return factors.get(0);
        }
        return factors.stream().allMatch(Extent::isOfMaps) ? Extent.MAPS : Extent.UNKNOWN;
    }

    private static long channels(List<Site> sites) {
        return sites.stream().mapToLong(Site::channels).max().orElse(Site.UNKNOWN);
    }

    void foreign(String vertex, List<String> inputs, Object what, String because) {
        List<Integer> read = inputs.stream().map(values::get).toList();
        add(
                vertex,
                read,
                Extent.UNKNOWN,
                Site.UNKNOWN,
                Learning.PLAIN,
                site -> new Node.Foreign(site, what.getClass().getName(), false, because, List.of()));
    }
}
