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
import dev.stagecraft.processor.declaration.NormalizationDeclaration;
import dev.stagecraft.processor.network.Normalization;
import dev.stagecraft.processor.network.Quantity;

/** The methods that add a normalization, with what all of them in the network have in common, and their calls. */
final class NormalizationMethods {
    /** The network's own kind of normalization has the plain name. */
    private static final String OWN = "normalization";

    private NormalizationMethods() {}

    static MethodSpec batch(NetworkTraits traits) {
        double decay = traits.declaration().design().normalization().decay().value();
        return method(traits, batchName(traits), Types.BATCH_NORMALIZATION, CodeBlock.of(".decay($L)\n", decay));
    }

    static MethodSpec group(NetworkTraits traits) {
        int groups = traits.declaration().design().normalization().groups().value();
        return method(traits, OWN, Types.GROUP_NORMALIZATION, CodeBlock.of(".groups($L)\n", groups));
    }

    private static String batchName(NetworkTraits traits) {
        return traits.groupNormalized() ? "batchNormalization" : OWN;
    }

    private static MethodSpec method(NetworkTraits traits, String name, ClassName type, CodeBlock kind) {
        NormalizationDeclaration declared = traits.declaration().design().normalization();
        CodeBlock.Builder layer = CodeBlock.builder()
                .add("new $T()\n", type.nestedClass("Builder"))
                .add(".nIn(channels)\n.nOut(channels)\n")
                .add(".eps($L)\n", declared.epsilon().value())
                .add(kind);
        if (traits.zeroGamma()) {
            layer.add(".gamma(gamma)\n");
        }
        MethodSpec.Builder method = HelperMethods.helper(name).addParameter(int.class, "channels");
        if (traits.zeroGamma()) {
            method.addParameter(double.class, "gamma");
        }
        return method.addStatement("$T layer = $L", type, layer.add(".build()").build())
                .addStatement("graph.addLayer(name, layer, input)")
                .build();
    }

    /**
     * The call that adds a normalization.
     *
     * @param name the expression for the layer's name
     * @param input the expression for the name of the layer before it
     * @param channels the channels of that layer
     */
    static CodeBlock call(
            NetworkTraits traits, Normalization normalization, CodeBlock name, CodeBlock input, Quantity channels) {
        CodeBlock.Builder call = CodeBlock.builder()
                .add(
                        "$L(graph,$W$L,$W$L,$W$L",
                        normalization.kind() instanceof Normalization.Batch ? batchName(traits) : OWN,
                        name,
                        input,
                        value(channels));
        if (traits.zeroGamma()) {
            call.add(",$W$L", normalization.startsAtZero() ? "0.0" : "1.0");
        }
        return call.add(")").build();
    }
}
