/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Function;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.PoolReduction;
import dev.stagecraft.program.Site;
import dev.stagecraft.runtime.onednn.PoolKind;
import dev.stagecraft.runtime.reader.FlatArray;
import dev.stagecraft.runtime.reader.GraphReader;
import dev.stagecraft.runtime.reader.Unfrozen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Lowers a network to a list of operations, of its parameters as they are now. */
final class Lowering {
    private final Map<Class<?>, NodeLowering<Node>> kinds = new HashMap<>();
    private final ComputationGraph network;
    private final NetworkProgram program;
    private final FlatArray parameters;
    private final LoweredNetworkBuilder builder;

    /** Adds what a node computes to the lowered network. */
    @FunctionalInterface
    private interface NodeLowering<N extends Node> {
        /** @return the number of the computation that gives the node's value; empty if there is no way to compute it */
        Optional<Integer> lower(N node);
    }

    private Lowering(ComputationGraph network) {
        this.network = network;
        program = GraphReader.read(network);
        parameters = FlatArray.parameters(network);
        builder = new LoweredNetworkBuilder(program);
        add(Node.Convolution.class, this::convolution);
        add(Node.BatchNormalization.class, this::normalization);
        add(Node.Activation.class, this::activation);
        add(Node.WindowPool.class, this::windowPool);
        add(Node.GlobalPool.class, this::globalPool);
        add(Node.ChannelGate.class, this::channelGate);
        add(Node.Dense.class, this::dense);
        add(Node.Flattening.class, this::flattening);
        add(Node.Sum.class, this::sum);
        add(Node.Product.class, this::product);
        add(Node.Noise.class, noise -> Optional.of(input(noise)));
        add(Node.GroupNormalization.class, this::stockMaps);
        add(Node.BlurPool.class, this::stockMaps);
        add(Node.ZeroPadding.class, this::stockMaps);
        add(Node.EdgePadding.class, this::stockMaps);
        add(Node.ZeroPadShortcut.class, this::stockMaps);
        add(Node.ChannelStatistics.class, this::stockMaps);
        add(Node.Foreign.class, foreign -> foreign.isLayer() ? stockMaps(foreign) : Optional.empty());
        add(Node.Images.class, second -> Optional.empty());
    }

    private <N extends Node> void add(Class<N> kind, NodeLowering<? super N> lowering) {
        kinds.put(kind, node -> lowering.lower(kind.cast(node)));
    }

    /** The lowered network; empty if the network has something that is in no network of images that Stagecraft generates. */
    static Optional<LoweredNetwork> of(ComputationGraph network) {
        return new Lowering(network).lowered();
    }

    private Optional<LoweredNetwork> lowered() {
        for (Node node : program.nodes()) {
            int id = node.site().id();
            if (!builder.isDone(id)) {
                Optional<Integer> computation = kinds.get(node.getClass()).lower(node);
                if (computation.isEmpty()) {
                    builder.close();
                    return Optional.empty();
                }
                builder.give(id, computation.get());
            }
        }
        return Optional.of(builder.lowered());
    }

    /** The normalization that alone takes its result is a part of it. */
    private Optional<Integer> convolution(Node.Convolution node) {
        if (node.function() instanceof Function.Other) {
            return stockMaps(node);
        }
        Optional<Node.BatchNormalization> normalization =
                node.function().isIdentity() ? folded(node) : Optional.empty();
        int convolution = builder.add(
                name(node),
                ConvolutionWeights.of(
                        node, parameters, normalization.map(folded -> FoldedNormalization.of(folded, parameters))),
                input(node));
        normalization.ifPresent(folded -> builder.give(folded.site().id(), convolution));
        return function(node, node.function(), convolution);
    }

    private Optional<Node.BatchNormalization> folded(Node.Convolution convolution) {
        return builder.onlyReader(convolution.site().id())
                .map(program::node)
                .filter(Node.BatchNormalization.class::isInstance)
                .map(Node.BatchNormalization.class::cast);
    }

    private Optional<Integer> normalization(Node.BatchNormalization node) {
        return isOfMaps(node)
                ? Optional.of(builder.add(
                        name(node), Normalization.of(FoldedNormalization.of(node, parameters)), input(node)))
                : Optional.empty();
    }

    private Optional<Integer> activation(Node.Activation node) {
        return function(node, node.function(), input(node));
    }

    /** What oneDNN does not have, Deeplearning4j computes. */
    private Optional<Integer> function(Node node, Function function, int before) {
        Optional<List<PostOp>> functions = PostOps.of(function);
        if (functions.isPresent()) {
            return Optional.of(builder.apply(name(node), functions.get(), before));
        }
        if (function instanceof Function.Softmax && node.site().extent() == Extent.VECTOR) {
            return Optional.of(builder.add(name(node), new Softmax(), before));
        }
        return node instanceof Node.Activation
                ? Optional.of(builder.add(name(node), ByDeeplearning4j.layer(layer(node)), before))
                : Optional.empty();
    }

    private Optional<Integer> windowPool(Node.WindowPool node) {
        return Optional.of(builder.add(
                name(node), new PoolOperation(PoolKind.of(node), Optional.of(node.geometry())), input(node)));
    }

    private Optional<Integer> globalPool(Node.GlobalPool node) {
        int pixel = pool(node, node.kind());
        return Optional.of(
                node.site().extent() == Extent.VECTOR ? builder.add(name(node), Reshaping.flat(), pixel) : pixel);
    }

    private int pool(Node node, PoolReduction kind) {
        PoolKind computed = kind == PoolReduction.MAXIMUM ? PoolKind.MAXIMUM : PoolKind.MEAN;
        return builder.add(name(node), new PoolOperation(computed, Optional.empty()), input(node));
    }

    private Optional<Integer> channelGate(Node.ChannelGate node) {
        return Optional.of(builder.add(
                name(node),
                new ChannelProduct(),
                input(node),
                new GateLowering(builder, parameters).factors(node, layer(node))));
    }

    private Optional<Integer> dense(Node.Dense node) {
        if (program.node(node.site().input()).site().extent() != Extent.VECTOR) {
            return Optional.empty();
        }
        float[] bias = node.bias().map(parameters::floats).orElseGet(() -> new float[(int) node.out()]);
        Dense dense = new Dense(
                new Weight(parameters.floats(node.weight()), node.out(), node.in()), new Weight(bias, node.out()));
        return function(node, node.function(), builder.add(name(node), dense, input(node)));
    }

    private Optional<Integer> flattening(Node.Flattening node) {
        return isOfMaps(node) ? Optional.of(builder.add(name(node), Reshaping.flat(), input(node))) : Optional.empty();
    }

    private Optional<Integer> sum(Node.Sum node) {
        boolean areAlike = program.inputs(node)
                        .map(input -> input.site().extent())
                        .distinct()
                        .count()
                == 1;
        if (!areAlike || node.site().extent() == Extent.UNKNOWN) {
            return Optional.empty();
        }
        List<Integer> terms = node.site().inputs().stream().map(builder::of).toList();
        int sum = terms.get(0);
        for (int term : terms.subList(1, terms.size())) {
            sum = builder.sum(name(node), sum, term);
        }
        return Optional.of(sum);
    }

    private Optional<Integer> product(Node.Product node) {
        List<Site> factors = program.inputs(node).map(Node::site).toList();
        if (factors.size() != 2
                || !factors.stream().allMatch(factor -> factor.extent().isOfMaps())) {
            return Optional.empty();
        }
        boolean isGate =
                factors.get(0).extent() == Extent.MAPS && factors.get(1).extent() == Extent.PIXEL;
        return Optional.of(builder.add(
                name(node),
                isGate ? new ChannelProduct() : ByDeeplearning4j.product(),
                builder.of(factors.get(0).id()),
                builder.of(factors.get(1).id())));
    }

    /** Maps of maps, which Deeplearning4j computes. */
    private Optional<Integer> stockMaps(Node node) {
        return isOfMaps(node) && node.site().extent().isOfMaps()
                ? Optional.of(builder.add(name(node), ByDeeplearning4j.layer(layer(node)), input(node)))
                : Optional.empty();
    }

    private boolean isOfMaps(Node node) {
        return program.inputs(node).allMatch(input -> input.site().extent().isOfMaps());
    }

    private int input(Node node) {
        return builder.of(node.site().input());
    }

    private static String name(Node node) {
        return node.site().layer();
    }

    /** The layer itself, though it be frozen. */
    private Layer layer(Node node) {
        return Unfrozen.of(network.getLayer(name(node)));
    }
}
