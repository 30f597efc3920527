package dev.stagecraft.processor.generate.dl4j;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.stagecraft.processor.declaration.ConvolutionDeclaration;
import dev.stagecraft.processor.declaration.NormalizationDeclaration;
import javax.lang.model.element.Modifier;

/** The methods that add a convolution and a normalization, with what all of them in the network have in common. */
final class HelperMethods {
    private HelperMethods() {}

    static MethodSpec convolution(NetworkTraits traits) {
        ConvolutionDeclaration declared = traits.declaration().convolution();
        CodeBlock.Builder layer = CodeBlock.builder()
                .add("new $T(kernel, kernel)\n", Types.CONVOLUTION_LAYER.nestedClass("Builder"))
                .add(".nIn(in)\n.nOut(out)\n.stride(stride, stride)\n");
        if (traits.same()) {
            layer.add(
                    ".convolutionMode(kernel == 1 ? $T.Truncate : $T.Same)\n",
                    Types.CONVOLUTION_MODE,
                    Types.CONVOLUTION_MODE);
        } else {
            layer.add(".padding(padding, padding)\n.convolutionMode($T.Truncate)\n", Types.CONVOLUTION_MODE);
        }
        layer.add(
                        ".hasBias($L)\n",
                        traits.mixedBias() ? "bias" : declared.bias().value())
                .add(".weightInit($L)\n", init(declared))
                .add(".activation($T.IDENTITY)\n.build()", Types.ACTIVATION);
        MethodSpec.Builder method = helper("convolution")
                .addParameter(int.class, "in")
                .addParameter(int.class, "out")
                .addParameter(int.class, "kernel")
                .addParameter(int.class, "stride");
        if (!traits.same()) {
            method.addParameter(int.class, "padding");
        }
        if (traits.mixedBias()) {
            method.addParameter(boolean.class, "bias");
        }
        return method.addStatement("$T layer = $L", Types.CONVOLUTION_LAYER, layer.build())
                .addStatement("graph.addLayer(name, layer, input)")
                .build();
    }

    private static CodeBlock init(ConvolutionDeclaration declared) {
        return switch (declared.init().value()) {
            case HE_FAN_OUT ->
                CodeBlock.of("new $T(0, Math.sqrt(2.0 / (kernel * kernel * out)))", Types.NORMAL_DISTRIBUTION);
            case HE_FAN_IN ->
                CodeBlock.of("new $T(0, Math.sqrt(2.0 / (kernel * kernel * in)))", Types.NORMAL_DISTRIBUTION);
            case GLOROT_UNIFORM ->
                CodeBlock.of(
                        "new $T(\n-Math.sqrt(6.0 / (kernel * kernel * (in + out))),\n"
                                + "Math.sqrt(6.0 / (kernel * kernel * (in + out))))",
                        Types.UNIFORM_DISTRIBUTION);
        };
    }

    static MethodSpec normalization(NetworkTraits traits) {
        NormalizationDeclaration declared = traits.declaration().normalization();
        CodeBlock.Builder layer = CodeBlock.builder()
                .add("new $T()\n", Types.BATCH_NORMALIZATION.nestedClass("Builder"))
                .add(".nIn(channels)\n.nOut(channels)\n")
                .add(".eps($L)\n", declared.epsilon().value())
                .add(".decay($L)\n", declared.decay().value());
        if (traits.zeroGamma()) {
            layer.add(".gamma(gamma)\n");
        }
        MethodSpec.Builder method = helper("normalization").addParameter(int.class, "channels");
        if (traits.zeroGamma()) {
            method.addParameter(double.class, "gamma");
        }
        return method.addStatement(
                        "$T layer = $L",
                        Types.BATCH_NORMALIZATION,
                        layer.add(".build()").build())
                .addStatement("graph.addLayer(name, layer, input)")
                .build();
    }

    /** {@code private static void name(GraphBuilder graph, String name, String input}. */
    static MethodSpec.Builder helper(String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(Types.GRAPH_BUILDER, "graph")
                .addParameter(String.class, "name")
                .addParameter(String.class, "input");
    }
}
