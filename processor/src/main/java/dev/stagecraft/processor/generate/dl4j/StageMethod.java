/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate.dl4j;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.stagecraft.processor.network.Block;
import dev.stagecraft.processor.shape.ShapedBlock;
import dev.stagecraft.processor.shape.ShapedStage;
import javax.lang.model.element.Modifier;

/** The method that builds a stage: a call for each block, and a loop for equal ones. */
final class StageMethod {
    private StageMethod() {}

    /** @param input the name of the layer before the stage */
    static MethodSpec of(ShapedStage stage, String input, BlockMethods blockMethods) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(stage.stage().name())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("$L to $L.\n", stage.input(), stage.output())
                .addParameter(Types.GRAPH_BUILDER, "graph");
        String before = input;
        for (ShapedBlock shaped : stage.blocks()) {
            Block block = shaped.block();
            BlockMethod blockMethod = blockMethods.of(shaped);
            if (block.count() == 1) {
                method.addStatement(
                        blockMethod.call(shaped, CodeBlock.of("$S", block.name()), CodeBlock.of("$S", before)));
            } else {
                String prefix = block.place() + ".";
                method.beginControlFlow("for (int block = $L; block <= $L; block++)", block.first(), block.last())
                        .addStatement(blockMethod.call(
                                shaped, CodeBlock.of("$S + block", prefix), CodeBlock.of("$S + (block - 1)", prefix)))
                        .endControlFlow();
            }
            before = block.lastName();
        }
        return method.build();
    }

    /** The name of the layer that is the stage's output. */
    static String output(ShapedStage stage) {
        return stage.blocks().get(stage.blocks().size() - 1).block().lastName();
    }
}
