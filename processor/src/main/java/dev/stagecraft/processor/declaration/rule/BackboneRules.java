/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.BackboneDeclaration;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What must hold of a {@code @Backbone}. */
final class BackboneRules {
    private BackboneRules() {}

    /** An interface does not say that there is a head, and that there is none. */
    static void hasNoHead(NetworkDeclaration network, Diagnostics diagnostics) {
        network.backbone()
                .filter(backbone -> network.head().isPresent())
                .ifPresent(backbone ->
                        diagnostics.report(Message.BACKBONE_WITH_HEAD, backbone.origin(), network.simpleName()));
    }

    /** A backbone gives the maps of stages that there are. */
    static void stagesExist(NetworkDeclaration network, Diagnostics diagnostics) {
        network.backbone().ifPresent(backbone -> stagesExist(network, backbone.stages(), diagnostics));
    }

    private static void stagesExist(
            NetworkDeclaration network, Declared<List<Integer>> stages, Diagnostics diagnostics) {
        int first = network.stem().isPresent() ? 0 : 1;
        int last = network.stages().size();
        for (int i = 0; i < stages.value().size(); i++) {
            int stage = stages.value().get(i);
            if (last > 0 && (stage < first || stage > last)) {
                diagnostics.report(
                        Message.NO_SUCH_MAP,
                        stages.origin().element(i),
                        stage,
                        first == 0 ? "0 (the stem)" : "1 (there is no stem)",
                        last,
                        network.simpleName());
            }
        }
    }

    /** A backbone gives its maps in the order of its stages, each once. */
    static void stagesRise(NetworkDeclaration network, Diagnostics diagnostics) {
        network.backbone().ifPresent(backbone -> stagesRise(backbone.stages(), diagnostics));
    }

    private static void stagesRise(Declared<List<Integer>> stages, Diagnostics diagnostics) {
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

    /** A backbone is more than a stem. */
    static void hasStage(NetworkDeclaration network, Diagnostics diagnostics) {
        network.backbone()
                .filter(backbone ->
                        network.stem().isPresent() && backbone.stages().value().equals(List.of(0)))
                .ifPresent(backbone ->
                        diagnostics.report(Message.STEM_ALONE, backbone.stages().origin(), network.simpleName()));
    }

    /** Nothing follows the maps of stages that are named. */
    static void normalizationIsUsed(NetworkDeclaration network, Diagnostics diagnostics) {
        network.backbone()
                .filter(BackboneDeclaration::namesStages)
                .map(BackboneDeclaration::normalized)
                .filter(normalized ->
                        normalized.written() && network.design().block().isPreActivation())
                .ifPresent(normalized -> diagnostics.report(Message.NORMALIZED_WITH_STAGES, normalized.origin()));
    }
}
