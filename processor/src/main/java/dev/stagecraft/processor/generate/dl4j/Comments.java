/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate.dl4j;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import java.util.Map;

/** Comments of generated methods, which are whole: {@code -Xdoclint:all} looks at private ones too. */
final class Comments {
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("graph", "receives the layers"),
            Map.entry("name", "its name; several layers have names that begin with it"),
            Map.entry("input", "the name of the layer before"),
            Map.entry("in", "the channels it receives"),
            Map.entry("out", "the channels it gives"),
            Map.entry("channels", "the channels it receives and gives"),
            Map.entry("filters", "the filters of its convolutions"),
            Map.entry("reduced", "the filters of its first convolution"),
            Map.entry("width", "the filters of its widest convolution"),
            Map.entry("squeezed", "the channels to which its attention squeezes the map"),
            Map.entry("kernel", "the side of the window"),
            Map.entry("stride", "the pixels from one window to the next"),
            Map.entry("padding", "the zeros on each side of the map"),
            Map.entry("mode", "whether it is padded as said, or as TensorFlow does"),
            Map.entry("dilation", "the pixels from one weight to the next"),
            Map.entry("groups", "the groups of channels"),
            Map.entry("bias", "whether a bias is added"),
            Map.entry("gamma", "the scale at the start"),
            Map.entry("depth", "the number of blocks before it"),
            Map.entry("projection", "whether its shortcut has a convolution"),
            Map.entry("downsamples", "whether its shortcut has layers"));

    private Comments() {}

    /** The same method with a comment that names its parameters. */
    static MethodSpec complete(MethodSpec method) {
        MethodSpec.Builder commented = method.toBuilder();
        if (method.javadoc().isEmpty()) {
            commented.addJavadoc("Adds $L.\n", what(method.name()));
        }
        commented.addJavadoc("\n");
        for (ParameterSpec parameter : method.parameters()) {
            commented.addJavadoc("@param $L $L\n", parameter.name(), meaning(parameter.name()));
        }
        return commented.build();
    }

    private static String what(String method) {
        return switch (method) {
            case "convolution" -> "a convolution";
            case "groupedConvolution" -> "a convolution of groups";
            case "standardizedConvolution" -> "a convolution with standardized weights";
            case "normalization", "batchNormalization" -> "a normalization";
            default -> "a block";
        };
    }

    /** Numbers of one kind are told apart by a number behind the name. */
    private static String meaning(String parameter) {
        return PARAMETERS.get(parameter.replaceAll("\\d", ""));
    }
}
