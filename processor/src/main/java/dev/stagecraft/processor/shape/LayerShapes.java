package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.network.Activation;
import dev.stagecraft.processor.network.Add;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Dense;
import dev.stagecraft.processor.network.GlobalPooling;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.LayerVisitor;
import dev.stagecraft.processor.network.Normalization;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.Scale;
import dev.stagecraft.processor.network.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shapes of a chain of layers. Nothing where a rule does not hold: what comes behind it is unknown. */
final class LayerShapes {
    private final String place;
    private final Optional<Stage> stage;
    private final Trace trace;
    private final KernelFits kernelFits;
    private final PathsMeet pathsMeet;
    private final FlattenFits flattenFits;

    /**
     * @param place the beginning of the layers' names in messages
     * @param stage the stage that the layers belong to, if any
     */
    LayerShapes(String place, Optional<Stage> stage, Trace trace, Diagnostics diagnostics) {
        this.place = place;
        this.stage = stage;
        this.trace = trace;
        this.kernelFits = new KernelFits(trace, diagnostics);
        this.pathsMeet = new PathsMeet(trace, diagnostics);
        this.flattenFits = new FlattenFits(trace, diagnostics);
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
            Window window =
                    new Window(convolution.kernel(), convolution.stride().value(), convolution.padding());
            return kernelFits
                    .check(place + convolution.name(), window, (FeatureMap) input, convolution.origin(), false)
                    .flatMap(map -> simple(
                            convolution, map.withChannels(convolution.filters().value())));
        }

        @Override
        public Optional<ShapedLayer> pooling(Pooling pooling) {
            Window window = new Window(pooling.kernel(), pooling.stride(), pooling.padding());
            return kernelFits
                    .check(place + pooling.name(), window, (FeatureMap) input, pooling.origin(), true)
                    .flatMap(map -> simple(pooling, map));
        }

        @Override
        public Optional<ShapedLayer> normalization(Normalization normalization) {
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
            return flattenFits.check(dense, input) ? simple(dense, new FeatureVector(dense.units())) : Optional.empty();
        }

        @Override
        public Optional<ShapedLayer> scale(Scale scale) {
            return chain(scale.gate(), input).map(gate -> new ShapedLayer(scale, input, input, List.of(gate)));
        }

        @Override
        public Optional<ShapedLayer> add(Add add) {
            Optional<List<ShapedLayer>> branch = chain(add.branch(), input);
            Optional<List<ShapedLayer>> shortcut = chain(add.shortcut(), input);
            if (branch.isEmpty() || shortcut.isEmpty()) {
                return Optional.empty();
            }
            Shape left = last(branch.get(), input);
            Shape right = last(shortcut.get(), input);
            return pathsMeet
                    .check(stage.orElseThrow(), (FeatureMap) input, (FeatureMap) left, (FeatureMap) right, padding(add))
                    .map(output -> new ShapedLayer(add, input, output, List.of(branch.get(), shortcut.get())));
        }

        private Origin padding(Add add) {
            return add.branch().stream()
                    .filter(Convolution.class::isInstance)
                    .map(layer -> ((Convolution) layer).origin())
                    .findFirst()
                    .orElseThrow();
        }

        private Optional<ShapedLayer> simple(Layer layer, Shape output) {
            return Optional.of(new ShapedLayer(layer, input, output, List.of()));
        }
    }
}
