/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.declaration.BackboneDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StagePlan;
import dev.stagecraft.processor.network.Block;
import dev.stagecraft.processor.network.expansion.NetworkExpansion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The maps that a network can give to others.
 *
 * @param stem what the stem's convolutions give, before its pool; empty where there is no stem
 * @param stages what each stage gives
 * @param end what stands behind the last stage of a backbone gives, if anything does
 */
public record StageMaps(Optional<StageMap> stem, List<StageMap> stages, Optional<StageMap> end) {
    private static final String STEM = "stem";
    private static final String NORMALIZED = "norm";

    public static StageMaps of(ShapedNetwork network) {
        NetworkDeclaration declaration = network.network().declaration();
        List<StageMap> stages = new ArrayList<>();
        int stride = saturated(StagePlan.stemStride(declaration));
        for (ShapedStage stage : network.stages()) {
            stride = saturated((long) stride * stage.stage().stride());
            Block last = stage.blocks().get(stage.blocks().size() - 1).block();
            stages.add(new StageMap(stage.stage().name(), last.lastName(), (FeatureMap) stage.output(), stride));
        }
        Optional<StageMap> end = declaration
                .backbone()
                .filter(backbone -> !network.head().isEmpty())
                .map(backbone -> map(
                        NORMALIZED,
                        network.head(),
                        stages.get(stages.size() - 1).stride()));
        return new StageMaps(stem(network, declaration), stages, end);
    }

    private static Optional<StageMap> stem(ShapedNetwork network, NetworkDeclaration declaration) {
        List<ShapedLayer> convolutions = network.stem().subList(0, NetworkExpansion.stemBeforePool(declaration));
        return declaration
                .stem()
                .map(stem -> map(STEM, convolutions, stem.stride().value()));
    }

    private static StageMap map(String name, List<ShapedLayer> chain, int stride) {
        ShapedLayer last = chain.get(chain.size() - 1);
        return new StageMap(name, last.layer().name(), (FeatureMap) last.output(), stride);
    }

    private static int saturated(long stride) {
        return (int) Math.min(Integer.MAX_VALUE, stride);
    }

    /** The stem's, if there is one, and those of the stages. */
    public List<StageMap> all() {
        List<StageMap> all = new ArrayList<>();
        stem.ifPresent(all::add);
        all.addAll(stages);
        return all;
    }

    /** Those that a backbone gives. */
    public List<StageMap> givenBy(BackboneDeclaration backbone) {
        return backbone.namesStages()
                ? backbone.stages().value().stream().map(this::numbered).toList()
                : List.of(end.orElseGet(() -> stages.get(stages.size() - 1)));
    }

    private StageMap numbered(int stage) {
        return stage == 0 ? stem.orElseThrow() : stages.get(stage - 1);
    }
}
