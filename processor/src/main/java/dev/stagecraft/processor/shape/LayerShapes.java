/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.network.Add;
import dev.stagecraft.processor.network.Block;
import dev.stagecraft.processor.network.BlurPooling;
import dev.stagecraft.processor.network.ChannelStatistics;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Dense;
import dev.stagecraft.processor.network.EdgePadding;
import dev.stagecraft.processor.network.GlobalPooling;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Network;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.Product;
import dev.stagecraft.processor.network.Scale;
import dev.stagecraft.processor.network.Stage;
import dev.stagecraft.processor.network.WindowLayer;
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
    private final Network network;
    private final Diagnostics diagnostics;
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
        this.network = network;
        this.diagnostics = diagnostics;
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
            ShapePlace at = new ShapePlace(network, stage, place + layer.name(), current, trace, diagnostics);
            Optional<ShapedLayer> next = ShapeRule.check(at, layer) ? layer.accept(new After(at)) : Optional.empty();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            shaped.add(next.get());
            current = next.get().output();
            if (stage.isEmpty() && layer instanceof WindowLayer) {
                trace.add(layer.name(), current);
            }
        }
        return Optional.of(shaped);
    }

    static Shape last(List<ShapedLayer> chain, Shape input) {
        return chain.isEmpty() ? input : chain.get(chain.size() - 1).output();
    }

    /** A layer at its place. Only a head has vectors, and behind a vector only a {@link Dense}. */
    private final class After implements Layer.Selective<Optional<ShapedLayer>> {
        private final ShapePlace at;
        private final Shape input;

        After(ShapePlace at) {
            this.at = at;
            this.input = at.input();
        }

        @Override
        public Optional<ShapedLayer> convolution(Convolution convolution) {
            FeatureMap output = at.map()
                    .under(convolution.window())
                    .withChannels(convolution.filters().value());
            return map(convolution, output, convolution.blame().filters());
        }

        @Override
        public Optional<ShapedLayer> pooling(Pooling pooling) {
            FeatureMap output = at.map().under(pooling.window());
            if (!ShapeRule.check(at, new OutputMap(output, pooling.blame().kernel()))) {
                return Optional.empty();
            }
            List<Layer> padding = pooling.padded().map(List::of).orElse(List.of());
            return chain(padding, input).map(padded -> new ShapedLayer(pooling, input, output, List.of(padded)));
        }

        @Override
        public Optional<ShapedLayer> zeroPadding(ZeroPadding padding) {
            return larger(padding, 2 * padding.pixels(), padding.origin());
        }

        @Override
        public Optional<ShapedLayer> edgePadding(EdgePadding padding) {
            return larger(padding, padding.pixels(), padding.origin());
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
            return simple(pooling, at.map().strided(pooling.stride().value()));
        }

        @Override
        public Optional<ShapedLayer> zeroPadShortcut(ZeroPadShortcut shortcut) {
            FeatureMap strided = at.map().strided(shortcut.stride().value());
            return simple(shortcut, strided.withChannels(shortcut.filters().value()));
        }

        @Override
        public Optional<ShapedLayer> channelStatistics(ChannelStatistics statistics) {
            return simple(statistics, at.map().withChannels(ChannelStatistics.CHANNELS));
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
            ShapeRule.check(at, paths);
            if (paths.branchIsPadded()) {
                alternatives.addAll(List.of(residual, carried));
            }
            return Optional.empty();
        }

        /** It gives a shape like the one that it receives. */
        @Override
        public Optional<ShapedLayer> other(Layer layer) {
            return simple(layer, input);
        }

        private Origin padding(Add add) {
            return add.branch().stream()
                    .filter(Convolution.class::isInstance)
                    .map(layer -> ((Convolution) layer).blame().kernel())
                    .findFirst()
                    .orElseGet(() -> stage.orElseThrow().declaration().origin());
        }

        private Optional<ShapedLayer> larger(Layer padding, int pixels, Origin origin) {
            FeatureMap map = at.map();
            return map(padding, new FeatureMap(map.channels(), map.height() + pixels, map.width() + pixels), origin);
        }

        /** @param origin what is to blame if the map is too large */
        private Optional<ShapedLayer> map(Layer layer, FeatureMap output, Origin origin) {
            return ShapeRule.check(at, new OutputMap(output, origin)) ? simple(layer, output) : Optional.empty();
        }

        private Optional<ShapedLayer> simple(Layer layer, Shape output) {
            return Optional.of(new ShapedLayer(layer, input, output, List.of()));
        }
    }
}
