package dev.stagecraft.processor.generate.dl4j;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.stagecraft.Convolution.Init;
import dev.stagecraft.processor.network.Activation;
import dev.stagecraft.processor.network.Add;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Dense;
import dev.stagecraft.processor.network.GlobalPooling;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.LayerVisitor;
import dev.stagecraft.processor.network.Normalization;
import dev.stagecraft.processor.network.Padding;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.Quantity;
import dev.stagecraft.processor.network.Scale;
import dev.stagecraft.processor.shape.FeatureMap;
import dev.stagecraft.processor.shape.ShapedLayer;
import java.util.List;

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

    private static CodeBlock value(Quantity quantity) {
        return quantity.isNamed() ? CodeBlock.of("$L", quantity.name()) : CodeBlock.of("$L", quantity.value());
    }

    /** Adds one layer, which becomes the input of the next. */
    private final class Statement implements LayerVisitor<Void> {
        private final ShapedLayer shaped;

        Statement(ShapedLayer shaped) {
            this.shaped = shaped;
        }

        @Override
        public Void convolution(Convolution convolution) {
            CodeBlock.Builder call = CodeBlock.builder()
                    .add(
                            "$L(graph,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L",
                            convolution.groups() == 1 ? HelperMethods.CONVOLUTION : HelperMethods.GROUPED_CONVOLUTION,
                            names.of(convolution.name()),
                            input,
                            value(channels),
                            value(convolution.filters()),
                            convolution.kernel(),
                            value(convolution.stride()));
            if (!traits.same() && convolution.padding() instanceof Padding.Explicit explicit) {
                call.add(",$W$L", value(explicit.pixels()));
            }
            if (traits.dilated()) {
                call.add(",$W$L", value(convolution.dilation()));
            }
            if (convolution.groups() > 1) {
                call.add(",$W$L", convolution.groups());
            }
            if (traits.mixedBias()) {
                call.add(",$W$L", convolution.bias());
            }
            code.addStatement(call.add(")").build());
            channels = convolution.filters();
            return then(convolution);
        }

        @Override
        public Void normalization(Normalization normalization) {
            CodeBlock.Builder call = CodeBlock.builder()
                    .add("normalization(graph,$W$L,$W$L,$W$L", names.of(normalization.name()), input, value(channels));
            if (traits.zeroGamma()) {
                call.add(",$W$L", normalization.startsAtZero() ? "0.0" : "1.0");
            }
            code.addStatement(call.add(")").build());
            return then(normalization);
        }

        @Override
        public Void activation(Activation activation) {
            return layer(
                    activation,
                    CodeBlock.of("new $T($T.$L)", Types.ACTIVATION_LAYER, Types.ACTIVATION, activation.function()));
        }

        @Override
        public Void pooling(Pooling pooling) {
            return layer(pooling, Types.SUBSAMPLING_LAYER, LayerExpressions.pooling(pooling));
        }

        @Override
        public Void globalPooling(GlobalPooling pooling) {
            CodeBlock built = LayerExpressions.globalPooling(pooling);
            return pooling.keepsMap() ? layer(pooling, Types.GLOBAL_POOLING_LAYER, built) : layer(pooling, built);
        }

        @Override
        public Void scale(Scale scale) {
            CodeBlock scaled = input;
            append(shaped.chains().get(0));
            return vertex(scale, "Product", scaled, input);
        }

        @Override
        public Void add(Add add) {
            CodeBlock start = input;
            Quantity startChannels = channels;
            append(shaped.chains().get(0));
            CodeBlock branch = input;
            Quantity branchChannels = channels;
            input = start;
            channels = startChannels;
            CodeBlock shortcut = shortcut(add);
            channels = branchChannels;
            return vertex(add, "Add", branch, shortcut);
        }

        private CodeBlock shortcut(Add add) {
            List<ShapedLayer> projection = shaped.chains().get(1);
            if (shortcuts == Shortcuts.BOTH) {
                code.addStatement("$T shortcut = $L", String.class, input);
                code.beginControlFlow("if (projection)");
                append(projection);
                code.addStatement("shortcut = $L", input);
                code.endControlFlow();
                return CodeBlock.of("shortcut");
            }
            if (shortcuts == Shortcuts.PROJECTION) {
                append(projection);
            }
            return input;
        }

        @Override
        public Void dense(Dense dense) {
            Init init = traits.declaration().convolution().init().value();
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

        /** A layer whose builder takes several lines gets a variable, called like the layer. */
        private Void layer(Layer layer, ClassName type, CodeBlock built) {
            String variable = layer.name().substring(layer.name().lastIndexOf('.') + 1);
            code.addStatement("$T $L = $L", type, variable, built);
            return layer(layer, CodeBlock.of("$L", variable));
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
