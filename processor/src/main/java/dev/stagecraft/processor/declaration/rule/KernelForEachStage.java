/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.EfficientChannelAttentionDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Kernels are declared for no stage, for all together, or for each. */
final class KernelForEachStage implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
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
