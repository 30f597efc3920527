/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.program.Function;
import dev.stagecraft.program.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Which vertices of a network oneDNN computes, and in which format each hands its maps on: in the one that it computes in where
 * all that read them are computed by oneDNN too.
 */
final class VertexPlan {
    private final GraphVertex[] vertices;
    private final VertexNodes nodes;
    private final Supported supported;
    private final LayoutChoice layouts;
    private final boolean[] fast;
    private final int[] steps;
    private final Absorption absorption;
    private final Set<String> asComputed = new HashSet<>();

    /** @param type the type of the maps that it computes */
    VertexPlan(ComputationGraph network, DataType type) {
        vertices = network.getVertices().clone();
        fast = new boolean[vertices.length];
        steps = new int[vertices.length];
        nodes = VertexNodes.of(network);
        supported = new Supported(nodes.program());
        int step = 0;
        for (int index : network.topologicalSortOrder()) {
            steps[index] = step++;
            fast[index] =
                    nodes.only(vertices[index]).filter(supported::isSupported).isPresent();
        }
        layouts = new LayoutChoice(vertices, nodes, this::isFast, type, OneDnn.prefersBlocks());
        absorption = Absorption.connect(vertices, this::isFast, this::isRectifier, this::absorbsRectifiers);
        for (GraphVertex vertex : vertices) {
            boolean isComputedAsMost = isFast(vertex) && layouts.of(vertex).equals(layouts.ofMost());
            if (isComputedAsMost && !vertex.isOutputVertex() && onlyFastRead(vertex)) {
                asComputed.add(vertex.getVertexName());
            }
        }
    }

    private boolean isRectifier(GraphVertex vertex) {
        return nodes.only(vertex)
                .filter(node ->
                        node instanceof Node.Activation activation && activation.function() instanceof Function.Relu)
                .isPresent();
    }

    private boolean absorbsRectifiers(GraphVertex vertex) {
        return nodes.only(vertex)
                .filter(node -> node instanceof Node.Sum
                        || node instanceof Node.BatchNormalization
                        || node instanceof Node.GroupNormalization)
                .isPresent();
    }

    /** The format that oneDNN computes in, but for a few vertices. */
    MapFormat computes() {
        return layouts.ofMost();
    }

    private boolean isFast(GraphVertex vertex) {
        return fast[vertex.getVertexIndex()];
    }

    /** Whether a vertex hands its maps on in that format. */
    boolean handsOnAsComputed(String vertex) {
        return asComputed.contains(absorption.computedBy(vertex));
    }

    /** The vertices that stand for others. */
    List<GraphVertex> replacements(ComputationGraph network) {
        List<GraphVertex> replacements = new ArrayList<>();
        for (GraphVertex vertex : vertices) {
            if (isFast(vertex)) {
                replacements.add(replacement(network, vertex));
            } else if (ClassifierVertex.canReplace(vertex)) {
                replacements.add(new ClassifierVertex(network, (LayerVertex) vertex));
            }
        }
        return replacements;
    }

    private GraphVertex replacement(ComputationGraph network, GraphVertex vertex) {
        Node node = nodes.only(vertex).orElseThrow();
        MapFormat computes = layouts.of(vertex);
        MapFormat out = format(vertex);
        List<GraphVertex> inputs = inputs(vertex);
        List<MapFormat> in = inputs.stream().map(this::format).toList();
        if (node instanceof Node.Sum) {
            return new AddVertex(
                    network, vertex, in, computes, out, absorption.absorbs(vertex), mayShareGradient(vertex));
        }
        if (node instanceof Node.Product && supported.isOuterProduct(node)) {
            return new ProductVertex(network, vertex, in, computes, out, new OuterProduct());
        }
        if (node instanceof Node.Product && supported.isEqualProduct(node)) {
            return new ProductVertex(network, vertex, in, computes, out, new EqualProduct());
        }
        if (node instanceof Node.Product) {
            return new ScaleVertex(
                    network, vertex, in.get(0), in.get(1), computes, out, scale(node, computes), readers(vertex));
        }
        LayerVertex layer = (LayerVertex) vertex;
        if (absorption.isAbsorbed(vertex)) {
            return new AbsorbedVertex(network, layer);
        }
        GraphVertex input = inputs.get(0);
        boolean isFirst = input.isInputVertex() && input.getOutputVertices().length == 1;
        VertexFormats formats = new VertexFormats(in.get(0), layouts.read(vertex), computes, out);
        if (node instanceof Node.Convolution convolution) {
            return new ConvolutionVertex(network, layer, convolution, formats, isFirst);
        }
        if (node instanceof Node.BatchNormalization normalization) {
            return new NormalizationVertex(
                    network, layer, normalization, formats, absorption.absorbs(vertex), readers(vertex));
        }
        if (node instanceof Node.GroupNormalization normalization) {
            return new GroupNormalizationVertex(network, layer, normalization, formats, absorption.absorbs(vertex));
        }
        if (node instanceof Node.Activation) {
            algorithm function = isRectifier(vertex) ? algorithm.eltwise_relu : algorithm.eltwise_logistic;
            return new ActivationVertex(network, layer, function, formats);
        }
        if (node instanceof Node.GlobalPool) {
            return new GlobalPoolingVertex(network, layer, formats, node.site().extent());
        }
        if (node instanceof Node.ChannelGate gate) {
            return new GateVertex(network, layer, gate.gating(), formats, readers(vertex));
        }
        if (node instanceof Node.BlurPool blur) {
            return new BlurVertex(network, layer, blur.stride(), formats);
        }
        if (node instanceof Node.ChannelStatistics) {
            return new StatisticsVertex(network, layer, formats);
        }
        return new PoolingVertex(network, layer, (Node.WindowPool) node, formats);
    }

    private MapScale scale(Node product, MapFormat computes) {
        return supported.isSpatialGate(product) ? MapScale.ofPixels(computes) : MapScale.ofChannels(computes);
    }

    /**
     * Whether both inputs of a sum may be given the same array as their gradient: Deeplearning4j adds the gradients of an input's
     * other readers to it, so each must have used it before any of the other's readers comes, backwards.
     */
    private boolean mayShareGradient(GraphVertex sum) {
        List<GraphVertex> inputs = inputs(sum);
        GraphVertex first = inputs.get(0);
        GraphVertex second = inputs.get(1);
        return isFast(first) && isFast(second) && isUsedBefore(first, second, sum) && isUsedBefore(second, first, sum);
    }

    private boolean isUsedBefore(GraphVertex vertex, GraphVertex added, GraphVertex sum) {
        return Arrays.stream(added.getOutputVertices())
                .map(VertexIndices::getVertexIndex)
                .filter(reader -> reader != sum.getVertexIndex())
                .allMatch(reader -> steps[reader] < steps[vertex.getVertexIndex()]);
    }

    /** How many times a vertex is read, if oneDNN computes all that read it; otherwise 0. */
    private int readers(GraphVertex vertex) {
        return handsOnAsComputed(vertex.getVertexName())
                ? (int) Arrays.stream(vertex.getOutputVertices())
                        .filter(reader -> !absorption.isAbsorbed(vertices[reader.getVertexIndex()]))
                        .count()
                : 0;
    }

    private MapFormat format(GraphVertex vertex) {
        return handsOnAsComputed(vertex.getVertexName()) ? layouts.ofMost() : MapFormat.DEEPLEARNING4J;
    }

    private boolean onlyFastRead(GraphVertex vertex) {
        return Arrays.stream(vertex.getOutputVertices()).allMatch(reader -> fast[reader.getVertexIndex()]);
    }

    private List<GraphVertex> inputs(GraphVertex vertex) {
        VertexIndices[] inputs = vertex.getInputVertices();
        return inputs == null
                ? List.of()
                : Arrays.stream(inputs)
                        .map(input -> vertices[input.getVertexIndex()])
                        .toList();
    }
}
