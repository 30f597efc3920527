/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A backbone gives its maps in the order of its stages, each once. */
final class BackboneStagesRise implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.backbone().ifPresent(backbone -> check(backbone.stages(), diagnostics));
    }

    private static void check(Declared<List<Integer>> stages, Diagnostics diagnostics) {
        List<Integer> numbers = stages.value();
        IntStream.range(1, numbers.size())
                .filter(i -> numbers.get(i) <= numbers.get(i - 1))
                .findFirst()
                .ifPresent(i -> diagnostics.report(
                        Message.MAPS_OUT_OF_ORDER,
                        stages.origin().element(i),
                        numbers.get(i),
                        numbers.get(i - 1),
                        numbers.stream()
                                .sorted()
                                .distinct()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))));
    }
}
