/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.cudnn;

import dev.stagecraft.program.Node;
import dev.stagecraft.runtime.reader.GraphReader;
import dev.stagecraft.runtime.vertices.ReplacingGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;

/** A network in which ND4J's operations compute convolutions and normalizations, and Deeplearning4j's layers the rest. */
final class CudnnGraph extends ReplacingGraph {
    private static final long serialVersionUID = 1L;

    CudnnGraph(ComputationGraphConfiguration configuration) {
        super(configuration);
    }

    @Override
    protected CudnnGraph another(ComputationGraphConfiguration configuration) {
        return new CudnnGraph(configuration);
    }

    @Override
    protected List<GraphVertex> replacements() {
        List<GraphVertex> replacements = new ArrayList<>();
        for (List<Node> nodes : GraphReader.read(this).byLayer().values()) {
            if (nodes.size() == 1) {
                replacement(nodes.get(0)).ifPresent(replacements::add);
            }
        }
        return replacements;
    }

    private Optional<GraphVertex> replacement(Node node) {
        if (node instanceof Node.Convolution convolution && SupportedOperations.isSupported(convolution)) {
            return Optional.of(new Conv2dVertex(this, vertex(node), convolution));
        }
        if (node instanceof Node.BatchNormalization normalization
                && SupportedOperations.isSupported(
                        normalization, getConfiguration().getDataType())) {
            return Optional.of(new BatchnormVertex(this, vertex(node)));
        }
        return Optional.empty();
    }

    private LayerVertex vertex(Node node) {
        return (LayerVertex) getVertex(node.site().layer());
    }
}
