/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.network.Activation;
import dev.stagecraft.processor.network.Add;
import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.Block;
import dev.stagecraft.processor.network.BlurPooling;
import dev.stagecraft.processor.network.ChannelAttention;
import dev.stagecraft.processor.network.ChannelStatistics;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Dense;
import dev.stagecraft.processor.network.EdgePadding;
import dev.stagecraft.processor.network.EfficientChannelAttention;
import dev.stagecraft.processor.network.GlobalPooling;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.LayerVisitor;
import dev.stagecraft.processor.network.Network;
import dev.stagecraft.processor.network.Noise;
import dev.stagecraft.processor.network.Normalization;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.Product;
import dev.stagecraft.processor.network.Scale;
import dev.stagecraft.processor.network.Stage;
import dev.stagecraft.processor.network.ZeroPadShortcut;
import dev.stagecraft.processor.network.ZeroPadding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The shapes of a chain of layers. Nothing where a rule does not hold: what comes behind it is unknown. */
final class LayerShapes {
    private final String place;
    private final Optional<Stage> stage;
    private final int stride;
    private final Trace trace;
    private final KernelFits kernelFits;
    private final StrideWithinKernel strideWithinKernel;
    private final ZerosAreAdded zerosAreAdded;
    private final GroupsDivide groupsDivide;
    private final NormalizationGroupsDivide normalizationGroupsDivide;
    private final BlurStride blurStride;
    private final BlurSeesNeighbours blurSeesNeighbours;
    private final ZeroPadWidens zeroPadWidens;
    private final MapFits mapFits;
    private final BranchKeepsSize branchKeepsSize;
    private final ChannelsMeet channelsMeet;
    private final SizesMeet sizesMeet;
    private final Set<Shape> alternatives = new LinkedHashSet<>();

    /**
     * @param place the beginning of the layers' names in messages
     * @param stage the stage that the layers belong to, if any
     * @param stride the stride of the block that they are
     */
    private LayerShapes(
            Network network, String place, Optional<Stage> stage, int stride, Trace trace, Diagnostics diagnostics) {
        this.place = place;
        this.stage = stage;
        this.stride = stride;
        this.trace = trace;
        this.kernelFits = new KernelFits(network, trace, diagnostics);
        this.strideWithinKernel = new StrideWithinKernel(trace, diagnostics);
        this.zerosAreAdded = new ZerosAreAdded(diagnostics);
        this.groupsDivide = new GroupsDivide(trace, diagnostics);
        this.normalizationGroupsDivide = new NormalizationGroupsDivide(network, trace, diagnostics);
        this.blurStride = new BlurStride(trace, diagnostics);
        this.blurSeesNeighbours = new BlurSeesNeighbours(trace, diagnostics);
        this.zeroPadWidens = new ZeroPadWidens(trace, diagnostics);
        this.mapFits = new MapFits(trace, diagnostics);
        this.branchKeepsSize = new BranchKeepsSize(trace, diagnostics);
        this.channelsMeet = new ChannelsMeet(trace, diagnostics);
        this.sizesMeet = new SizesMeet(trace, diagnostics);
    }

    /** The shapes of stem or head. */
    static LayerShapes ofSection(Network network, Trace trace, Diagnostics diagnostics) {
        return new LayerShapes(network, "", Optional.empty(), 1, trace, diagnostics);
    }

    /** The shapes of a block. */
    static LayerShapes ofBlock(Network network, Stage stage, Block block, Trace trace, Diagnostics diagnostics) {
        return new LayerShapes(network, block.name() + ".", Optional.of(stage), block.stride(), trace, diagnostics);
    }

    /** Where two paths did not meet: what each of them gives. */
    Set<Shape> alternatives() {
        return alternatives;
    }

    Optional<List<ShapedLayer>> chain(List<Layer> layers, Shape input) {
        List<ShapedLayer> shaped = new ArrayList<>();
        Shape current = input;
        for (Layer layer : layers) {
            Optional<ShapedLayer> next = layer.accept(new After(current));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            shaped.add(next.get());
            current = next.get().output();
            if (stage.isEmpty() && (layer instanceof Convolution || layer instanceof Pooling)) {
                trace.add(layer.name(), current);
            }
        }
        return Optional.of(shaped);
    }

    static Shape last(List<ShapedLayer> chain, Shape input) {
        return chain.isEmpty() ? input : chain.get(chain.size() - 1).output();
    }

    /** A layer behind a shape. Only a head has vectors, and behind a vector only a {@link Dense}. */
    private final class After implements LayerVisitor<Optional<ShapedLayer>> {
        private final Shape input;

        After(Shape input) {
            this.input = input;
        }

        @Override
        public Optional<ShapedLayer> convolution(Convolution convolution) {
            String name = place + convolution.name();
            FeatureMap map = (FeatureMap) input;
            Window window = Window.of(convolution);
            Blame blame = convolution.blame();
            // The shape is known in spite of these, and so what follows can be checked all the same.
            strideWithinKernel.check(name, window, blame);
            groupsDivide.check(name, convolution, map, stage);
            if (!kernelFits.check(name, window, map, blame)) {
                return Optional.empty();
            }
            FeatureMap output =
                    window.over(map).withChannels(convolution.filters().value());
            return mapFits.check(name, output, blame.filters()) ? simple(convolution, output) : Optional.empty();
        }

        @Override
        public Optional<ShapedLayer> pooling(Pooling pooling) {
            String name = place + pooling.name();
            FeatureMap map = (FeatureMap) input;
            Window window = Window.of(pooling);
            Blame blame = pooling.blame();
            strideWithinKernel.check(name, window, blame);
            // The shape is known in spite of this.
            zerosAreAdded.check(pooling);
            boolean holds =
                    kernelFits.check(name, window, map, blame) && mapFits.check(name, window.over(map), blame.kernel());
            if (!holds) {
                return Optional.empty();
            }
            List<Layer> padding = pooling.padded().map(List::of).orElse(List.of());
            return chain(padding, input)
                    .map(padded -> new ShapedLayer(pooling, input, window.over(map), List.of(padded)));
        }

        @Override
        public Optional<ShapedLayer> zeroPadding(ZeroPadding padding) {
            FeatureMap map = (FeatureMap) input;
            int added = 2 * padding.pixels();
            FeatureMap output = new FeatureMap(map.channels(), map.height() + added, map.width() + added);
            return mapFits.check(place + padding.name(), output, padding.origin())
                    ? simple(padding, output)
                    : Optional.empty();
        }

        @Override
        public Optional<ShapedLayer> edgePadding(EdgePadding padding) {
            FeatureMap map = (FeatureMap) input;
            FeatureMap output =
                    new FeatureMap(map.channels(), map.height() + padding.pixels(), map.width() + padding.pixels());
            return mapFits.check(place + padding.name(), output, padding.origin())
                    ? simple(padding, output)
                    : Optional.empty();
        }

        @Override
        public Optional<ShapedLayer> normalization(Normalization normalization) {
            // The shape is known in spite of this.
            normalizationGroupsDivide.check(place + normalization.name(), normalization, input);
            return simple(normalization, input);
        }

        @Override
        public Optional<ShapedLayer> activation(Activation activation) {
            return simple(activation, input);
        }

        @Override
        public Optional<ShapedLayer> globalPooling(GlobalPooling pooling) {
            return simple(
                    pooling,
                    pooling.keepsMap() ? new FeatureMap(input.channels(), 1, 1) : new FeatureVector(input.channels()));
        }

        @Override
        public Optional<ShapedLayer> dense(Dense dense) {
            return simple(dense, new FeatureVector(dense.units()));
        }

        @Override
        public Optional<ShapedLayer> scale(Scale scale) {
            return chain(scale.gate(), input).map(gate -> new ShapedLayer(scale, input, input, List.of(gate)));
        }

        @Override
        public Optional<ShapedLayer> product(Product product) {
            Optional<List<ShapedLayer>> channels = chain(product.channels(), input);
            Optional<List<ShapedLayer>> pixels = chain(product.pixels(), input);
            return channels.flatMap(
                    left -> pixels.map(right -> new ShapedLayer(product, input, input, List.of(left, right))));
        }

        @Override
        public Optional<ShapedLayer> blurPooling(BlurPooling pooling) {
            FeatureMap map = (FeatureMap) input;
            blurStride.check(place + pooling.name(), map, pooling);
            boolean holds = blurSeesNeighbours.check(place + pooling.name(), map, pooling);
            return holds ? simple(pooling, map.strided(pooling.stride().value())) : Optional.empty();
        }

        @Override
        public Optional<ShapedLayer> zeroPadShortcut(ZeroPadShortcut shortcut) {
            FeatureMap map = (FeatureMap) input;
            int filters = shortcut.filters().value();
            FeatureMap output = map.strided(shortcut.stride().value()).withChannels(filters);
            return zeroPadWidens.check(stage.orElseThrow(), map, shortcut)
                    ? simple(shortcut, output)
                    : Optional.empty();
        }

        @Override
        public Optional<ShapedLayer> efficientChannelAttention(EfficientChannelAttention attention) {
            return simple(attention, input);
        }

        @Override
        public Optional<ShapedLayer> channelAttention(ChannelAttention attention) {
            return simple(attention, input);
        }

        @Override
        public Optional<ShapedLayer> channelStatistics(ChannelStatistics statistics) {
            return simple(statistics, ((FeatureMap) input).withChannels(ChannelStatistics.CHANNELS));
        }

        @Override
        public Optional<ShapedLayer> noise(Noise noise) {
            return simple(noise, input);
        }

        @Override
        public Optional<ShapedLayer> add(Add add) {
            Optional<List<ShapedLayer>> lead = chain(add.lead(), input);
            if (lead.isEmpty()) {
                return Optional.empty();
            }
            Shape led = last(lead.get(), input);
            Shape start = add.shortcutFollowsLead() ? led : input;
            Optional<List<ShapedLayer>> branch = chain(add.branch(), led);
            Optional<List<ShapedLayer>> shortcut = chain(add.shortcut(), start);
            if (branch.isEmpty() || shortcut.isEmpty()) {
                return Optional.empty();
            }
            Shape residual = last(branch.get(), led);
            Shape carried = last(shortcut.get(), start);
            Paths paths = new Paths(
                    stage.orElseThrow(),
                    stride,
                    (FeatureMap) input,
                    (FeatureMap) residual,
                    (FeatureMap) carried,
                    padding(add));
            if (paths.meet()) {
                return Optional.of(
                        new ShapedLayer(add, input, residual, List.of(lead.get(), branch.get(), shortcut.get())));
            }
            branchKeepsSize.check(paths);
            channelsMeet.check(paths);
            sizesMeet.check(paths);
            if (paths.branchIsPadded()) {
                alternatives.addAll(List.of(residual, carried));
            }
            return Optional.empty();
        }

        private Origin padding(Add add) {
            return add.branch().stream()
                    .filter(Convolution.class::isInstance)
                    .map(layer -> ((Convolution) layer).blame().kernel())
                    .findFirst()
                    .orElseGet(() -> stage.orElseThrow().declaration().origin());
        }

        private Optional<ShapedLayer> simple(Layer layer, Shape output) {
            return Optional.of(new ShapedLayer(layer, input, output, List.of()));
        }
    }
}
