/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;
import java.util.stream.Collectors;

/** Squares are dropped in stages that there are. */
final class DropBlockStagesExist implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        int stages = network.stages().size();
        network.design()
                .dropBlock()
                .filter(it -> stages > 0 && it.blockSizes().value().size() > stages)
                .ifPresent(it -> diagnostics.report(
                        Message.DROP_BLOCK_STAGES,
                        it.blockSizes().origin(),
                        it.blockSizes().value().size(),
                        stages,
                        last(it.blockSizes().value(), stages),
                        EachSizeHasScale.scales(it.scales().value(), stages)));
    }

    private static String last(List<Integer> sizes, int count) {
        return sizes.stream().skip(sizes.size() - count).map(String::valueOf).collect(Collectors.joining(", "));
    }
}
