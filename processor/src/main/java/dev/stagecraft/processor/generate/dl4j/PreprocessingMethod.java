/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate.dl4j;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.stagecraft.processor.declaration.InputDeclaration;
import dev.stagecraft.processor.declaration.PreprocessingDeclaration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The method that says how an image becomes the input. Everything is written out, so that nobody has to look up a default. */
final class PreprocessingMethod {
    private PreprocessingMethod() {}

    static MethodSpec of(PreprocessingDeclaration preprocessing, InputDeclaration input) {
        CodeBlock order = input.channels().value() == 1
                ? CodeBlock.of("")
                : CodeBlock.of(
                        ".withChannelOrder($T.$L)\n",
                        Types.CHANNEL_ORDER,
                        preprocessing.channelOrder().value());
        return MethodSpec.methodBuilder("preprocessing")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), Types.PREPROCESSING))
                .addCode(CodeBlock.builder()
                        .add(
                                "$[return $T.of($T.of($L, $L, $L)\n",
                                Optional.class,
                                Types.PREPROCESSING,
                                input.channels().value(),
                                input.height().value(),
                                input.width().value())
                        .add(crop(preprocessing, input))
                        .add(
                                ".withInterpolation($T.$L)\n",
                                Types.INTERPOLATION,
                                preprocessing.interpolation().value())
                        .add(order)
                        .add(
                                ".withRange($T.$L)\n",
                                Types.VALUE_RANGE,
                                preprocessing.range().value())
                        .add(".withMean($L)\n", numbers(preprocessing.mean().value()))
                        .add(
                                ".withStandardDeviation($L));\n$]",
                                numbers(preprocessing.standardDeviation().value()))
                        .build())
                .build();
    }

    private static CodeBlock crop(PreprocessingDeclaration preprocessing, InputDeclaration input) {
        if (!preprocessing.crops()) {
            return CodeBlock.of(".withoutCrop()\n");
        }
        if (!preprocessing.isAutomatic()) {
            return CodeBlock.of(".withCenterCrop($L)\n", preprocessing.resize().value());
        }
        int height = PreprocessingDeclaration.automatic(input.height().value());
        int width = PreprocessingDeclaration.automatic(input.width().value());
        return height == width
                ? CodeBlock.of(".withCenterCrop($L)\n", height)
                : CodeBlock.of(".withCenterCrop($L, $L)\n", height, width);
    }

    private static String numbers(List<Double> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
