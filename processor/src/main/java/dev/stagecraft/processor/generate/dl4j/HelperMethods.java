package dev.stagecraft.processor.generate.dl4j;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.stagecraft.processor.declaration.ConvolutionDeclaration;
import dev.stagecraft.processor.declaration.NormalizationDeclaration;
import javax.lang.model.element.Modifier;

/** The methods that add a convolution and a normalization, with what all of them in the network have in common. */
final class HelperMethods {
    private HelperMethods() {}

    /** The names of the methods. */
    static final String CONVOLUTION = "convolution";

    static final String GROUPED_CONVOLUTION = "groupedConvolution";

    static final String NORMALIZATION = "normalization";

    static MethodSpec convolution(NetworkTraits traits) {
        return convolution(traits, CONVOLUTION, Types.CONVOLUTION_LAYER, false);
    }

    static MethodSpec groupedConvolution(NetworkTraits traits) {
        return convolution(traits, GROUPED_CONVOLUTION, Types.GROUPED_CONVOLUTION, true);
    }

    private static MethodSpec convolution(NetworkTraits traits, String name, ClassName type, boolean grouped) {
        ConvolutionDeclaration declared = traits.declaration().design().convolution();
        CodeBlock.Builder layer = CodeBlock.builder()
                .add("new $T(kernel, kernel)\n", type.nestedClass("Builder"))
                .add(".nIn(in)\n.nOut(out)\n");
        MethodSpec.Builder method = helper(name)
                .addParameter(int.class, "in")
                .addParameter(int.class, "out")
                .addParameter(int.class, "kernel")
                .addParameter(int.class, "stride");
        layer.add(".stride(stride, stride)\n");
        if (traits.same()) {
            layer.add(
                    ".convolutionMode(kernel == 1 ? $T.Truncate : $T.Same)\n",
                    Types.CONVOLUTION_MODE,
                    Types.CONVOLUTION_MODE);
        } else {
            method.addParameter(int.class, "padding");
            layer.add(".padding(padding, padding)\n");
            if (traits.mixedPadding()) {
                method.addParameter(Types.CONVOLUTION_MODE, "mode");
                layer.add(".convolutionMode(mode)\n");
            } else {
                layer.add(".convolutionMode($T.Truncate)\n", Types.CONVOLUTION_MODE);
            }
        }
        if (traits.dilated()) {
            method.addParameter(int.class, "dilation");
            layer.add(".dilation(dilation, dilation)\n");
        }
        if (grouped) {
            method.addParameter(int.class, "groups");
            layer.add(".groups(groups)\n");
        }
        if (traits.mixedBias()) {
            method.addParameter(boolean.class, "bias");
        }
        layer.add(".hasBias($L)\n", traits.mixedBias() ? "bias" : declared.hasBias(true))
                .add(".weightInit($L)\n", init(declared, grouped ? "in / groups" : "in"))
                .add(".activation($T.IDENTITY)\n.build()", Types.ACTIVATION);
        return method.addStatement("$T layer = $L", type, layer.build())
                .addStatement("graph.addLayer(name, layer, input)")
                .build();
    }

    /** @param in what each filter sees of the channels */
    private static CodeBlock init(ConvolutionDeclaration declared, String in) {
        return switch (declared.init().value()) {
            case HE_FAN_OUT ->
                CodeBlock.of("new $T(0, $T.sqrt(2.0 / kernel / kernel / out))", Types.NORMAL_DISTRIBUTION, Math.class);
            case HE_FAN_IN ->
                CodeBlock.of(
                        "new $T(0, $T.sqrt(2.0 / kernel / kernel / $L))",
                        Types.NORMAL_DISTRIBUTION,
                        Math.class,
                        in.equals("in") ? in : "(" + in + ")");
            case GLOROT_UNIFORM ->
                CodeBlock.of(
                        "new $T(\n-$T.sqrt(6.0 / kernel / kernel / ($L + out)),\n"
                                + "$T.sqrt(6.0 / kernel / kernel / ($L + out)))",
                        Types.UNIFORM_DISTRIBUTION,
                        Math.class,
                        in,
                        Math.class,
                        in);
        };
    }

    static MethodSpec batchNormalization(NetworkTraits traits) {
        double decay = traits.declaration().design().normalization().decay().value();
        return normalization(
                traits, batchNormalizationName(traits), Types.BATCH_NORMALIZATION, CodeBlock.of(".decay($L)\n", decay));
    }

    static MethodSpec groupNormalization(NetworkTraits traits) {
        int groups = traits.declaration().design().normalization().groups().value();
        return normalization(traits, NORMALIZATION, Types.GROUP_NORMALIZATION, CodeBlock.of(".groups($L)\n", groups));
    }

    /** The network's own kind of normalization has the plain name. */
    static String batchNormalizationName(NetworkTraits traits) {
        return traits.groupNormalized() ? "batchNormalization" : NORMALIZATION;
    }

    private static MethodSpec normalization(NetworkTraits traits, String name, ClassName type, CodeBlock kind) {
        NormalizationDeclaration declared = traits.declaration().design().normalization();
        CodeBlock.Builder layer = CodeBlock.builder()
                .add("new $T()\n", type.nestedClass("Builder"))
                .add(".nIn(channels)\n.nOut(channels)\n")
                .add(".eps($L)\n", declared.epsilon().value())
                .add(kind);
        if (traits.zeroGamma()) {
            layer.add(".gamma(gamma)\n");
        }
        MethodSpec.Builder method = helper(name).addParameter(int.class, "channels");
        if (traits.zeroGamma()) {
            method.addParameter(double.class, "gamma");
        }
        return method.addStatement("$T layer = $L", type, layer.add(".build()").build())
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
