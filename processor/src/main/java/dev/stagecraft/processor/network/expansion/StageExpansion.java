/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network.expansion;

import dev.stagecraft.processor.declaration.AttentionDeclaration;
import dev.stagecraft.processor.declaration.BlockDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.declaration.StagePlan;
import dev.stagecraft.processor.network.Add;
import dev.stagecraft.processor.network.Block;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.Quantity;
import dev.stagecraft.processor.network.Stage;
import dev.stagecraft.processor.network.StochasticDepth;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a stage out. One block changes the channels, the first; one carries the stride, the first or the last; the others are
 * equal.
 */
final class StageExpansion {
    private final Design design;
    private final StagePlan plan;
    private final StageDeclaration stage;
    private final Units units;
    private final int inputChannels;
    private final long blocksOfNetwork;

    /**
     * @param dilates whether any stage of the network is dilated
     * @param blocksOfNetwork how many blocks all stages have
     */
    StageExpansion(Design design, StagePlan plan, int inputChannels, boolean dilates, long blocksOfNetwork) {
        this.design = design;
        this.plan = plan;
        this.stage = plan.declared();
        this.units = new Units(design.declared(), plan, dilates);
        this.inputChannels = inputChannels;
        this.blocksOfNetwork = blocksOfNetwork;
    }

    Stage expand() {
        int count = stage.blocks().value();
        boolean hasStride = plan.stride() > 1 || plan.replacedStride() > 1;
        boolean stridesLast = design.declared().block().stridesLast() && count > 1 && hasStride;
        List<Block> blocks = new ArrayList<>();
        blocks.add(block(0, 1, !stridesLast));
        int others = count - 1 - (stridesLast ? 1 : 0);
        if (others > 0) {
            blocks.add(block(1, others, false));
        }
        if (stridesLast) {
            blocks.add(block(count - 1, 1, true));
        }
        design.declared()
                .bottleneckAttention()
                .filter(attention -> attention.follows(stage))
                .map(attention -> new BottleneckAttentionExpansion(
                                design, attention, units.output().value())
                        .expand(stage))
                .ifPresent(blocks::add);
        return new Stage(stage, plan.stride(), blocks);
    }

    /** @param carriesStride whether it has the stage's stride, or the dilation in its place */
    private Block block(int first, int count, boolean carriesStride) {
        int strideOfBlock = carriesStride ? plan.stride() : 1;
        int replacedStride = carriesStride ? plan.replacedStride() : 1;
        Quantity stride = new Quantity("stride", strideOfBlock);
        int input = first == 0 ? inputChannels : units.output().value();
        BranchExpansion expanded =
                new BranchExpansion(design, plan, stride, replacedStride).append(units.of(first == 0, input), input);
        List<Layer> branch = new ArrayList<>(expanded.branch());
        AttentionExpansion attention = new AttentionExpansion(design, stage.number(), units.output());
        for (AttentionDeclaration declared : design.declared().attentions()) {
            if (declared.isIn(stage.number()) && declared.isAtEnd()) {
                branch.addAll(attention.expand(declared));
            }
        }
        stochasticDepth(branch, first);
        ShortcutExpansion shortcuts = new ShortcutExpansion(design, plan, units.output(), stride, replacedStride);
        List<Layer> shortcut = first == 0 ? shortcuts.ofFirst(inputChannels) : shortcuts.ofOther();
        return new Block(
                designName(expanded, shortcut),
                stage.name(),
                first,
                count,
                strideOfBlock,
                sum(expanded, branch, shortcut));
    }

    private void stochasticDepth(List<Layer> branch, int first) {
        int last = (int) Math.min(Integer.MAX_VALUE, blocksOfNetwork - 1);
        design.declared()
                .stochasticDepth()
                .filter(rate -> last > 0)
                .ifPresent(rate -> branch.add(new StochasticDepth(
                        "drop_path", rate.value(), new Quantity("depth", plan.firstBlock() + first, true), last)));
    }

    private List<Layer> sum(BranchExpansion expanded, List<Layer> branch, List<Layer> shortcut) {
        boolean projects = shortcut.stream().anyMatch(layer -> layer instanceof Convolution);
        boolean activated = !design.isPreActivation()
                && stage.block().map(block -> block.activation().value()).orElse(true);
        Add add = new Add(activated ? "add" : "", expanded.lead(), branch, shortcut, projects);
        return activated ? List.of(add, design.activation("")) : List.of(add);
    }

    /** The name of the method for such blocks; what is unusual about their stride comes first. */
    private String designName(BranchExpansion branch, List<Layer> shortcut) {
        String name = stage.block()
                .map(BlockDeclaration::name)
                .map(StageExpansion::methodName)
                .orElse(stage.bottleneck().value() ? "bottleneck" : "basicBlock");
        String stride = strideName(branch, shortcut);
        return stride.isEmpty() ? name : stride + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String strideName(BranchExpansion branch, List<Layer> shortcut) {
        if (branch.isAntiAliased()) {
            return "antiAliased";
        }
        return shortcut.stream()
                .filter(Pooling.class::isInstance)
                .map(pooling -> switch (((Pooling) pooling).kind()) {
                    case AVERAGE -> "pooled";
                    case ZERO_PADDED_AVERAGE -> "dilatedPooled";
                    case MAX -> "subsampled";
                })
                .findFirst()
                .orElse("");
    }

    /** {@code invertedResidualBlock} for {@code InvertedResidual}. */
    private static String methodName(String type) {
        String name = Character.toLowerCase(type.charAt(0)) + type.substring(1);
        return name.endsWith("Block") ? name : name + "Block";
    }
}
