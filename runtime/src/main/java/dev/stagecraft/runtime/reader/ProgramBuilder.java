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

    /** The terms are of one shape, or have a number for each channel or pixel of the others. */
    void sum(String vertex, List<String> inputs) {
        combine(vertex, inputs, Node.Sum::new);
    }

    /** The factors are of one shape, or have a number for each channel or pixel of the others. */
    void product(String vertex, List<String> inputs) {
        combine(vertex, inputs, Node.Product::new);
    }

    private void combine(String vertex, List<String> inputs, Function<Site, Node> node) {
        List<Site> sites = inputs.stream().map(this::value).toList();
        List<Integer> ids = sites.stream().map(Site::id).toList();
        add(vertex, ids, combined(sites), channels(sites), Learning.PLAIN, node);
    }

    private static Extent combined(List<Site> sites) {
        if (sites.stream().map(Site::extent).distinct().count() == 1) {
            return sites.get(0).extent();
        }
        return sites.stream().allMatch(site -> site.extent().isOfMaps()) ? Extent.MAPS : Extent.UNKNOWN;
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
