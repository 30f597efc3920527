/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.Site;
import dev.stagecraft.runtime.reader.FlatArray;
import dev.stagecraft.runtime.serving.OnnxFormat;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a network's operations one after the other. */
final class ProgramWriter {
    private final OnnxGraph graph = new OnnxGraph();
    private final Map<String, String> names = new HashMap<>();
    private final Map<Integer, String> values = new HashMap<>();
    private final Set<Integer> last = new HashSet<>();
    private final NetworkProgram program;
    private final FlatArray numbers;
    private final Outputs outputs;

    private ProgramWriter(NetworkProgram program, FlatArray numbers, Outputs outputs) {
        this.program = program;
        this.numbers = numbers;
        this.outputs = outputs;
    }

    /**
     * The graph of a network of one input.
     *
     * @throws IllegalArgumentException if it has a part that cannot be written
     */
    static OnnxGraph write(NetworkProgram program, FlatArray numbers, Outputs outputs) {
        ProgramWriter writer = new ProgramWriter(program, numbers, outputs);
        writer.nameValues();
        program.nodes().stream().skip(1).forEach(writer::write);
        return writer.graph;
    }

    /** What a layer gives is called like the layer, if that is no name of an input or output of the file. */
    private void nameValues() {
        values.put(0, graph.unused(OnnxFormat.IMAGES));
        outputs.classified().ifPresent(layer -> {
            names.put(layer, graph.unused(OnnxFormat.PROBABILITIES));
            graph.unused(OnnxFormat.LOGITS);
        });
        outputs.maps().forEach((layer, name) -> names.put(layer, graph.unused(name)));
        program.nodes().stream()
                .skip(1)
                .map(node -> node.site().layer())
                .forEach(layer -> names.computeIfAbsent(layer, graph::unused));
        program.byLayer()
                .values()
                .forEach(nodes -> last.add(nodes.get(nodes.size() - 1).site().id()));
    }

    private void write(Node node) {
        Site site = node.site();
        List<String> inputs = site.inputs().stream().map(values::get).toList();
        boolean givesLayer = last.contains(site.id());
        String output = givesLayer ? names.get(site.layer()) : graph.unused(site.layer() + "/flat");
        boolean isClassified =
                givesLayer && outputs.classified().filter(site.layer()::equals).isPresent();
        Vertex vertex = new Vertex(graph, numbers, site.layer(), inputs, output, isClassified);
        String value = NodeKinds.write(node, vertex);
        if (givesLayer && outputs.has(site.layer()) && !value.equals(output)) {
            value = vertex.give("Identity", List.of(value));
        }
        values.put(site.id(), value);
    }
}
