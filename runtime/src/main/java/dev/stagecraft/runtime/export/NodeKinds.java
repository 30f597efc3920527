/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.program.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each operation is written. */
final class NodeKinds {
    private static final Map<Class<?>, NodeOperators<Node>> KINDS = new HashMap<>();

    static {
        add(Node.Convolution.class, new ConvolutionOperators());
        add(Node.BatchNormalization.class, new BatchNormalizationOperators());
        add(Node.GroupNormalization.class, new GroupNormalizationOperators());
        add(
                Node.Activation.class,
                (activation, vertex) -> FunctionOperators.write(activation.function(), vertex, vertex.input()));
        add(Node.WindowPool.class, new PoolingOperators());
        add(Node.GlobalPool.class, new GlobalPoolingOperators());
        add(Node.BlurPool.class, new BlurPoolingOperators());
        add(Node.EdgePadding.class, new EdgePaddingOperators());
        add(Node.ZeroPadding.class, new ZeroPaddingOperators());
        add(Node.ZeroPadShortcut.class, new ZeroPadShortcutOperators());
        add(Node.ChannelStatistics.class, new ChannelStatisticsOperators());
        add(Node.ChannelGate.class, new ChannelGateOperators());
        add(Node.Dense.class, new DenseOperators());
        add(Node.Flattening.class, (flat, vertex) -> vertex.give("Flatten", List.of(vertex.input())));
        add(Node.Sum.class, (sum, vertex) -> combine("Add", vertex));
        add(Node.Product.class, (product, vertex) -> combine("Mul", vertex));
        // It does something in training only.
        add(Node.Noise.class, (noise, vertex) -> vertex.input());
        add(Node.Foreign.class, NodeKinds::refuse);
    }

    private NodeKinds() {}

    private static <N extends Node> void add(Class<N> kind, NodeOperators<? super N> operators) {
        KINDS.put(kind, (node, vertex) -> operators.write(kind.cast(node), vertex));
    }

    /** Whether there is a row for a kind of node. */
    static boolean knows(Class<?> kind) {
        return KINDS.containsKey(kind);
    }

    /** Writes a node, as {@link NodeOperators#write} does. */
    static String write(Node node, Vertex vertex) {
        return KINDS.get(node.getClass()).write(node, vertex);
    }

    private static String combine(String operator, Vertex vertex) {
        String sum = vertex.input();
        List<String> others = vertex.inputs().subList(1, vertex.inputs().size());
        for (String next : others.subList(0, others.size() - 1)) {
            sum = vertex.step("partial", operator, List.of(sum, next));
        }
        return vertex.give(operator, List.of(sum, others.get(others.size() - 1)));
    }

    private static String refuse(Node.Foreign node, Vertex vertex) {
        throw new IllegalArgumentException(
                vertex.name() + " is a " + node.kind() + " that cannot be written as ONNX: " + node.because());
    }
}
