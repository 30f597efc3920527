/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import dev.stagecraft.runtime.layers.ChannelAttention;
import dev.stagecraft.runtime.layers.EdgePadding;
import dev.stagecraft.runtime.vertices.PlainLayers;
import dev.stagecraft.weights.NetworkTensor;
import dev.stagecraft.weights.TensorShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The tensors of a network in the order of its layers, by the names that PyTorch gives what a layer has. */
final class Parameters {
    private static final Map<String, String> USUAL = Map.of("W", "weight", "b", "bias");

    private static final Map<String, String> NORMALIZATION = Map.of(
            "gamma",
            "weight",
            "beta",
            "bias",
            "mean",
            "running_mean",
            "var",
            "running_var",
            "log10stdev",
            "running_var");

    /** The two dense layers of CBAM, between which there is an activation. */
    private static final Map<String, String> ATTENTION =
            Map.of("W1", "mlp.1.weight", "b1", "mlp.1.bias", "W2", "mlp.3.weight", "b2", "mlp.3.bias");

    /** The order in which PyTorch lists them. */
    private static final List<String> ORDER = List.of("weight", "bias", "running_mean", "running_var");

    private Parameters() {}

    static List<Parameter> of(ComputationGraph network) {
        List<Parameter> parameters = new ArrayList<>();
        for (int index : network.topologicalSortOrder()) {
            GraphVertex vertex = network.getVertices()[index];
            if (vertex.hasLayer()) {
                boolean isLast = network.getConfiguration().getNetworkOutputs().contains(vertex.getVertexName());
                parameters.addAll(of(
                        vertex.getVertexName(),
                        PlainLayers.unfrozen(network.getLayer(vertex.getVertexName())),
                        isLast));
            }
        }
        return parameters;
    }

    /** Whether the network has a pool whose last windows reach over the edge, as those of timm's legacy SE-ResNets do. */
    static boolean poolsOverTheEdge(ComputationGraph network) {
        return Stream.of(network.getLayers())
                .map(layer -> PlainLayers.unfrozen(layer).conf().getLayer())
                .anyMatch(EdgePadding.class::isInstance);
    }

    private static List<Parameter> of(String name, Layer layer, boolean isLast) {
        org.deeplearning4j.nn.conf.layers.Layer configuration = layer.conf().getLayer();
        boolean isDense = configuration instanceof DenseLayer || configuration instanceof OutputLayer;
        NetworkTensor.Role role = isLast && isDense ? NetworkTensor.Role.HEAD : NetworkTensor.Role.BODY;
        return layer.paramTable().entrySet().stream()
                .map(entry -> {
                    Layout layout = layout(entry.getKey(), isDense);
                    String part = names(configuration).getOrDefault(entry.getKey(), entry.getKey());
                    return new Parameter(
                            new NetworkTensor(name, part, shape(entry.getValue(), layout), role),
                            entry.getValue(),
                            layout);
                })
                .sorted(Comparator.comparingInt((Parameter parameter) ->
                                position(parameter.tensor().part()))
                        .thenComparing(parameter -> parameter.tensor().part()))
                .toList();
    }

    private static Map<String, String> names(org.deeplearning4j.nn.conf.layers.Layer configuration) {
        if (configuration instanceof ChannelAttention) {
            return ATTENTION;
        }
        boolean isNormalization = configuration instanceof BatchNormalization
                || configuration instanceof dev.stagecraft.runtime.layers.GroupNormalization;
        return isNormalization ? NORMALIZATION : USUAL;
    }

    private static Layout layout(String key, boolean isDense) {
        if (key.equals("log10stdev")) {
            return Layout.LOG_DEVIATION;
        }
        return isDense && key.equals("W") ? Layout.TRANSPOSED : Layout.SAME;
    }

    private static TensorShape shape(INDArray array, Layout layout) {
        if (layout == Layout.TRANSPOSED) {
            return TensorShape.of(array.size(1), array.size(0));
        }
        boolean isRow = array.rank() == 2 && array.size(0) == 1 && layout == Layout.SAME;
        return isRow ? TensorShape.of(array.size(1)) : TensorShape.of(array.shape());
    }

    private static int position(String part) {
        int position = ORDER.indexOf(part);
        return position < 0 ? ORDER.size() : position;
    }
}
