/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.cudnn;

import dev.stagecraft.runtime.vertices.ReplacingGraph;
import java.util.ArrayList;
import java.util.List;
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
        for (GraphVertex vertex : vertices) {
            if (Supported.isConvolution(vertex)) {
                replacements.add(new ConvolutionVertex(this, (LayerVertex) vertex));
            } else if (Supported.isNormalization(vertex, getConfiguration().getDataType())) {
                replacements.add(new NormalizationVertex(this, (LayerVertex) vertex));
            }
        }
        return replacements;
    }
}
