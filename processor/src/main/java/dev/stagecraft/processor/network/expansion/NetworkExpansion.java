/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network.expansion;

import dev.stagecraft.Pool;
import dev.stagecraft.processor.declaration.BackboneDeclaration;
import dev.stagecraft.processor.declaration.HeadDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PoolDeclaration;
import dev.stagecraft.processor.declaration.StagePlan;
import dev.stagecraft.processor.network.Dense;
import dev.stagecraft.processor.network.Dropout;
import dev.stagecraft.processor.network.GlobalPooling;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Network;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.Stage;
import java.util.ArrayList;
import java.util.List;

/** Writes a declaration out, layer by layer. */
public final class NetworkExpansion {
    private final NetworkDeclaration declaration;
    private final Design design;

    private NetworkExpansion(NetworkDeclaration declaration) {
        this.declaration = declaration;
        this.design = new Design(declaration.design());
    }

    /** The network of a declaration in which every rule holds. */
    public static Network expand(NetworkDeclaration declaration) {
        return new NetworkExpansion(declaration).network();
    }

    /** The stem of a declaration alone. */
    public static List<Layer> stem(NetworkDeclaration declaration) {
        return declaration
                .stem()
                .map(stem -> new StemExpansion(new Design(declaration.design()), stem).expand())
                .orElse(List.of());
    }

    /** How many layers of the stem stand before its pool. */
    public static int stemBeforePool(NetworkDeclaration declaration) {
        return declaration
                .stem()
                .map(stem -> new StemExpansion(new Design(declaration.design()), stem).beforePool())
                .orElse(0);
    }

    /** The head of a declaration alone. */
    public static List<Layer> head(NetworkDeclaration declaration) {
        return new NetworkExpansion(declaration).head(declaration.head().orElseThrow());
    }

    private Network network() {
        int channels = declaration
                .stem()
                .map(declared -> declared.filters().value())
                .map(filters -> filters.get(filters.size() - 1))
                .orElseGet(() -> declaration.input().orElseThrow().channels().value());
        List<Stage> stages = new ArrayList<>();
        List<StagePlan> plans = StagePlan.of(declaration);
        boolean dilates = plans.stream().anyMatch(plan -> plan.dilation().value() > 1);
        long blocks = plans.stream()
                .mapToLong(plan -> plan.declared().blocks().value())
                .sum();
        int needed = declaration
                .backbone()
                .map(backbone -> backbone.lastStage(plans.size()))
                .orElse(plans.size());
        for (StagePlan plan : plans.subList(0, needed)) {
            stages.add(new StageExpansion(design, plan, channels, dilates, blocks).expand());
            channels = Math.toIntExact(plan.declared().outputChannels());
        }
        return new Network(
                declaration,
                stem(declaration),
                stages,
                declaration
                        .head()
                        .map(this::head)
                        .or(() -> declaration.backbone().map(this::end))
                        .orElse(List.of()));
    }

    private List<Layer> head(HeadDeclaration head) {
        List<Layer> layers = new ArrayList<>(normalized(head.normalized().value()));
        layers.addAll(pool(unpadded(head.pool())));
        if (head.dropout().value() > 0) {
            layers.add(new Dropout("dropout", head.dropout().value()));
        }
        layers.add(new Dense("fc", head.classes().value(), head.bias().value()));
        return layers;
    }

    /** What stands behind the last stage of a backbone. */
    private List<Layer> end(BackboneDeclaration backbone) {
        return normalized(backbone.normalized().value() && !backbone.namesStages());
    }

    private List<Layer> normalized(boolean normalized) {
        return design.isPreActivation() && normalized
                ? List.of(design.normalization("norm"), design.activationOf("norm"))
                : List.of();
    }

    /** A head's pool looks at the map and not at what is around it, unless it says so. */
    private static PoolDeclaration unpadded(PoolDeclaration pool) {
        return pool.padding().value() == Pool.AUTO ? pool.withPadding(0) : pool;
    }

    private List<Layer> pool(PoolDeclaration pool) {
        return switch (pool.kind().value()) {
            case NONE -> List.of();
            case GLOBAL_AVERAGE -> List.of(new GlobalPooling("avgpool", false));
            case MAX -> List.of(PoolExpansion.pooling(pool, "head.maxpool", Pooling.Kind.MAX, design.padding()));
            case AVERAGE -> List.of(PoolExpansion.pooling(pool, "avgpool", Pooling.Kind.AVERAGE, design.padding()));
            case CONVOLUTION -> throw new IllegalStateException("refused by a rule");
        };
    }
}
