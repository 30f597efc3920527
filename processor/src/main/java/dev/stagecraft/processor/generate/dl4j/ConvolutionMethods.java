/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate.dl4j;

import static dev.stagecraft.processor.generate.dl4j.LayerExpressions.value;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.stagecraft.processor.declaration.ConvolutionDeclaration;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Padding;
import dev.stagecraft.processor.network.Quantity;

/** The methods that add a convolution, with what all of them in the network have in common, and their calls. */
final class ConvolutionMethods {
    private static final String PLAIN = "convolution";
    private static final String GROUPED = "groupedConvolution";
    private static final String STANDARDIZED = "standardizedConvolution";

    private ConvolutionMethods() {}

    static MethodSpec plain(NetworkTraits traits) {
        return method(traits, PLAIN, Types.CONVOLUTION_LAYER, builder(Types.CONVOLUTION_LAYER), false);
    }

    static MethodSpec grouped(NetworkTraits traits) {
        return method(traits, GROUPED, Types.GROUPED_CONVOLUTION, builder(Types.GROUPED_CONVOLUTION), true);
    }

    /** What its builder gives is a grouped convolution to the compiler. */
    static MethodSpec standardized(NetworkTraits traits) {
        CodeBlock builder = CodeBlock.builder()
                .add(builder(Types.STANDARDIZED_CONVOLUTION))
                .add(
                        ".epsilon($L)\n",
                        traits.declaration()
                                .design()
                                .standardization()
                                .orElseThrow()
                                .value())
                .build();
        return method(traits, STANDARDIZED, Types.GROUPED_CONVOLUTION, builder, traits.standardizedInGroups());
    }

    private static CodeBlock builder(ClassName type) {
        return CodeBlock.of("new $T(kernel, kernel)\n", type.nestedClass("Builder"));
    }

    private static MethodSpec method(
            NetworkTraits traits, String name, ClassName type, CodeBlock builder, boolean grouped) {
        ConvolutionDeclaration declared = traits.declaration().design().convolution();
        CodeBlock.Builder layer = CodeBlock.builder().add(builder).add(".nIn(in)\n.nOut(out)\n");
        MethodSpec.Builder method = HelperMethods.helper(name)
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

    /**
     * The call that adds a convolution.
     *
     * @param name the expression for the layer's name
     * @param input the expression for the name of the layer before it
     * @param channels the channels of that layer
     */
    static CodeBlock call(
            NetworkTraits traits, Convolution convolution, CodeBlock name, CodeBlock input, Quantity channels) {
        CodeBlock.Builder call = CodeBlock.builder()
                .add(
                        "$L(graph,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L",
                        method(convolution),
                        name,
                        input,
                        value(channels),
                        value(convolution.filters()),
                        convolution.kernel(),
                        value(convolution.stride()));
        if (!traits.same()) {
            call.add(padding(traits, convolution.padding()));
        }
        if (traits.dilated()) {
            call.add(",$W$L", value(convolution.dilation()));
        }
        if (convolution.isGrouped() || convolution.standardized() && traits.standardizedInGroups()) {
            call.add(",$W$L", value(convolution.groups()));
        }
        if (traits.mixedBias()) {
            call.add(",$W$L", convolution.bias());
        }
        return call.add(")").build();
    }

    private static String method(Convolution convolution) {
        if (convolution.standardized()) {
            return STANDARDIZED;
        }
        return convolution.isGrouped() ? GROUPED : PLAIN;
    }

    private static CodeBlock padding(NetworkTraits traits, Padding padding) {
        boolean isExplicit = padding instanceof Padding.Explicit;
        CodeBlock pixels = padding instanceof Padding.Explicit explicit ? value(explicit.pixels()) : CodeBlock.of("0");
        return traits.mixedPadding()
                ? CodeBlock.of(",$W$L,$W$T.$L", pixels, Types.CONVOLUTION_MODE, isExplicit ? "Truncate" : "Same")
                : CodeBlock.of(",$W$L", pixels);
    }
}
