/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate.dl4j;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.stagecraft.Convolution.Init;
import dev.stagecraft.processor.network.Activation;
import dev.stagecraft.processor.network.Add;
import dev.stagecraft.processor.network.BlurPooling;
import dev.stagecraft.processor.network.ChannelAttention;
import dev.stagecraft.processor.network.ChannelStatistics;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Dense;
import dev.stagecraft.processor.network.EdgePadding;
import dev.stagecraft.processor.network.EfficientChannelAttention;
import dev.stagecraft.processor.network.GlobalPooling;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Noise;
import dev.stagecraft.processor.network.Normalization;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.Product;
import dev.stagecraft.processor.network.Quantity;
import dev.stagecraft.processor.network.Scale;
import dev.stagecraft.processor.network.ZeroPadShortcut;
import dev.stagecraft.processor.network.ZeroPadding;
import dev.stagecraft.processor.shape.FeatureMap;
import dev.stagecraft.processor.shape.ShapedLayer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The statements that add a chain of layers to the graph. */
final class ChainCode {
    /** How a block's method treats the shortcuts of the blocks that it builds. */
    enum Shortcuts {
        IDENTITY,
        PROJECTION,
        BOTH
    }

    private final NetworkTraits traits;
    private final Names names;
    private final Shortcuts shortcuts;
    private final CodeBlock.Builder code = CodeBlock.builder();
    private CodeBlock input;
    private Quantity channels;

    /**
     * @param input the expression for the name of the layer before the chain
     * @param channels the channels of that layer
     */
    ChainCode(NetworkTraits traits, Names names, Shortcuts shortcuts, CodeBlock input, Quantity channels) {
        this.traits = traits;
        this.names = names;
        this.shortcuts = shortcuts;
        this.input = input;
        this.channels = channels;
    }

    ChainCode append(List<ShapedLayer> chain) {
        for (ShapedLayer layer : chain) {
            layer.layer().accept(new Statement(layer));
        }
        return this;
    }

    CodeBlock code() {
        return code.build();
    }

    /** Adds one layer, which becomes the input of the next. */
    private final class Statement implements Layer.Visitor<Void> {
        private final ShapedLayer shaped;

        Statement(ShapedLayer shaped) {
            this.shaped = shaped;
        }

        @Override
        public Void convolution(Convolution convolution) {
            code.addStatement(
                    ConvolutionMethods.call(traits, convolution, names.of(convolution.name()), input, channels));
            channels = convolution.filters();
            return then(convolution);
        }

        @Override
        public Void normalization(Normalization normalization) {
            code.addStatement(
                    NormalizationMethods.call(traits, normalization, names.of(normalization.name()), input, channels));
            return then(normalization);
        }

        @Override
        public Void activation(Activation activation) {
            return layer(activation, LayerExpressions.activation(activation));
        }

        @Override
        public Void pooling(Pooling pooling) {
            append(shaped.chains().get(0));
            return layer(pooling, Types.SUBSAMPLING_LAYER, variable(pooling), LayerExpressions.pooling(pooling));
        }

        @Override
        public Void zeroPadding(ZeroPadding padding) {
            return layer(padding, LayerExpressions.zeroPadding(padding));
        }

        @Override
        public Void edgePadding(EdgePadding padding) {
            return layer(padding, CodeBlock.of("new $T($L)", Types.own(padding), padding.pixels()));
        }

        @Override
        public Void globalPooling(GlobalPooling pooling) {
            CodeBlock built = LayerExpressions.globalPooling(pooling);
            return pooling.keepsMap()
                    ? layer(pooling, Types.GLOBAL_POOLING_LAYER, variable(pooling), built)
                    : layer(pooling, built);
        }

        @Override
        public Void scale(Scale scale) {
            CodeBlock scaled = input;
            Quantity scaledChannels = channels;
            append(shaped.chains().get(0));
            channels = scaledChannels;
            return vertex(scale, "Product", scaled, input);
        }

        @Override
        public Void product(Product product) {
            CodeBlock start = input;
            Quantity startChannels = channels;
            append(shaped.chains().get(0));
            CodeBlock left = input;
            input = start;
            channels = startChannels;
            append(shaped.chains().get(1));
            channels = startChannels;
            return vertex(product, "Product", left, input);
        }

        @Override
        public Void blurPooling(BlurPooling pooling) {
            return layer(
                    pooling, CodeBlock.of("new $T($L)", Types.own(pooling), LayerExpressions.value(pooling.stride())));
        }

        @Override
        public Void zeroPadShortcut(ZeroPadShortcut shortcut) {
            CodeBlock built = LayerExpressions.zeroPadShortcut(shortcut, channels);
            channels = shortcut.filters();
            return layer(shortcut, built);
        }

        @Override
        public Void efficientChannelAttention(EfficientChannelAttention attention) {
            CodeBlock built = LayerExpressions.efficientChannelAttention(attention, channels);
            return layer(attention, Types.own(attention), "attention", built);
        }

        @Override
        public Void channelAttention(ChannelAttention attention) {
            CodeBlock built = LayerExpressions.channelAttention(attention, channels);
            return layer(attention, Types.own(attention), "channelGate", built);
        }

        @Override
        public Void channelStatistics(ChannelStatistics statistics) {
            channels = Quantity.fixed(ChannelStatistics.CHANNELS);
            return layer(statistics, CodeBlock.of("new $T()", Types.own(statistics)));
        }

        @Override
        public Void noise(Noise noise) {
            return layer(noise, LayerExpressions.noise(noise));
        }

        @Override
        public Void add(Add add) {
            CodeBlock start = input;
            Quantity startChannels = channels;
            append(shaped.chains().get(0));
            CodeBlock led = input;
            append(shaped.chains().get(1));
            CodeBlock branch = input;
            Quantity branchChannels = channels;
            input = start;
            channels = startChannels;
            CodeBlock shortcut = shortcut(add, led);
            channels = branchChannels;
            return vertex(add, "Add", branch, shortcut);
        }

        /** @param led what the lead gives */
        private CodeBlock shortcut(Add add, CodeBlock led) {
            List<ShapedLayer> chain = shaped.chains().get(2);
            CodeBlock from = add.shortcutFollowsLead() ? led : input;
            if (shortcuts == Shortcuts.BOTH) {
                code.addStatement("$T shortcut = $L", String.class, input);
                code.beginControlFlow("if ($L)", BlockMethod.parameterFor(add));
                input = from;
                append(chain);
                code.addStatement("shortcut = $L", input);
                code.endControlFlow();
                return CodeBlock.of("shortcut");
            }
            if (shortcuts == Shortcuts.PROJECTION) {
                input = from;
                append(chain);
            }
            return input;
        }

        @Override
        public Void dense(Dense dense) {
            Init init = traits.declaration().design().convolution().init().value();
            CodeBlock built = LayerExpressions.dense(dense, shaped.input().size(), init);
            code.addStatement("$T $L = $L", Types.OUTPUT_LAYER, dense.name(), built);
            if (shaped.input() instanceof FeatureMap map) {
                code.addStatement(
                        "graph.addLayer($L,$W$L,$Wnew $T($L, $L, $L),$W$L)",
                        names.of(dense.name()),
                        dense.name(),
                        Types.FLATTEN,
                        map.height(),
                        map.width(),
                        map.channels(),
                        input);
            } else {
                code.addStatement("graph.addLayer($L,$W$L,$W$L)", names.of(dense.name()), dense.name(), input);
            }
            return then(dense);
        }

        private Void vertex(Layer layer, String operation, CodeBlock left, CodeBlock right) {
            code.addStatement(
                    "graph.addVertex($L,$Wnew $T($T.$L),$W$L,$W$L)",
                    names.of(layer.name()),
                    Types.ELEMENT_WISE_VERTEX,
                    Types.ELEMENT_WISE_VERTEX.nestedClass("Op"),
                    operation,
                    left,
                    right);
            return then(layer);
        }

        /** A layer whose builder takes several lines gets a variable. */
        private Void layer(Layer layer, ClassName type, String variable, CodeBlock built) {
            code.addStatement("$T $L = $L", type, variable, built);
            return layer(layer, CodeBlock.of("$L", variable));
        }

        /** A pool is called like its layer, or like what it is the first part of. */
        private String variable(Layer pool) {
            String[] names = pool.name().split("\\.");
            String last = names[names.length - 1];
            return camelCase(Character.isJavaIdentifierStart(last.charAt(0)) ? last : names[names.length - 2]);
        }

        private static String camelCase(String name) {
            return Pattern.compile("_(.)")
                    .matcher(name)
                    .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
        }

        private Void layer(Layer layer, CodeBlock expression) {
            code.addStatement("graph.addLayer($L,$W$L,$W$L)", names.of(layer.name()), expression, input);
            return then(layer);
        }

        private Void then(Layer layer) {
            input = names.of(layer.name());
            return null;
        }
    }
}
