/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.AttentionDeclaration;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.EfficientChannelAttentionDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What must hold of attention, in blocks and between stages. */
final class AttentionRules {
    private AttentionRules() {}

    /** Attention is put into stages that there are. */
    static void stagesExist(NetworkDeclaration network, Diagnostics diagnostics) {
        network.design()
                .attentions()
                .forEach(attention -> stagesExist(network, attention.annotation(), attention.stages(), diagnostics));
        network.design()
                .bottleneckAttention()
                .ifPresent(attention -> stagesExist(network, "BottleneckAttention", attention.stages(), diagnostics));
    }

    private static void stagesExist(
            NetworkDeclaration network, String annotation, Declared<List<Integer>> stages, Diagnostics diagnostics) {
        int count = network.stages().size();
        for (int i = 0; i < stages.value().size(); i++) {
            int stage = stages.value().get(i);
            if (count > 0 && (stage < 1 || stage > count)) {
                diagnostics.report(
                        Message.NO_SUCH_STAGE,
                        stages.origin().element(i),
                        annotation,
                        stage,
                        count,
                        network.simpleName());
            }
        }
    }

    /** A block has one attention. */
    static void isOneOfBlock(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            List<AttentionDeclaration> present = network.design().attentions().stream()
                    .filter(attention -> attention.isIn(stage.number()))
                    .toList();
            if (present.size() > 1) {
                diagnostics.report(
                        Message.SEVERAL_ATTENTIONS,
                        present.get(1).stages().origin(),
                        stage.name(),
                        present.get(0).annotation(),
                        present.get(1).annotation());
            }
        }
    }

    /** Kernels are declared for no stage, for all together, or for each. */
    static void kernelForEachStage(NetworkDeclaration network, Diagnostics diagnostics) {
        int stages = network.stages().size();
        network.design()
                .attention(EfficientChannelAttentionDeclaration.class)
                .map(EfficientChannelAttentionDeclaration::kernels)
                .filter(kernels -> stages > 0
                        && kernels.value().size() > 1
                        && kernels.value().size() != stages)
                .ifPresent(kernels -> diagnostics.report(
                        Message.KERNEL_COUNT,
                        kernels.origin(),
                        kernels.value().size(),
                        stages,
                        kernels(kernels.value(), stages)));
    }

    /** The first of those that there are, and the last of them as often as some are missing. */
    private static String kernels(List<Integer> declared, int count) {
        return IntStream.range(0, count)
                .mapToObj(stage -> declared.get(Math.min(stage, declared.size() - 1)))
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }
}
