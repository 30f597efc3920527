/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network.expansion;

import dev.stagecraft.Shortcut;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.declaration.StagePlan;
import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Padding;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.Quantity;
import dev.stagecraft.processor.network.ZeroPadShortcut;
import java.util.ArrayList;
import java.util.List;

/** The shortcut of a block; the names are those of torchvision and timm. */
final class ShortcutExpansion {
    private final Design design;
    private final StagePlan plan;
    private final StageDeclaration stage;
    private final Quantity output;
    private final Quantity stride;
    private final int replacedStride;

    /**
     * @param output the channels that the block gives
     * @param stride the block's stride
     * @param replacedStride the stride of the block that a dilation stands for
     */
    ShortcutExpansion(Design design, StagePlan plan, Quantity output, Quantity stride, int replacedStride) {
        this.design = design;
        this.plan = plan;
        this.stage = plan.declared();
        this.output = output;
        this.stride = stride;
        this.replacedStride = replacedStride;
    }

    /** That of a stage's first block. */
    List<Layer> ofFirst(int inputChannels) {
        // As in timm: behind activations a projection stays where a stride was; in front of them only where channels
        // change.
        boolean keepsProjection =
                design.isPreActivation() && design.declared().outputStride().isPresent() && replacesStride();
        boolean agrees = !strides() && !keepsProjection && inputChannels == output.value();
        return switch (kind(agrees)) {
            case AUTO, IDENTITY -> List.of();
            case PROJECTION -> projection();
            case POOLED_PROJECTION -> pooledProjection();
            case ZERO_PAD -> strides() || inputChannels != output.value() ? List.of(zeroPad()) : List.of();
        };
    }

    /** That of another block, which receives as many channels as it gives: every stride-th row and column. */
    List<Layer> ofOther() {
        return strides() ? List.of(pooling(Pooling.Kind.MAX, Quantity.fixed(1), Padding.Explicit.of(0))) : List.of();
    }

    /** {@code AUTO} is none where the identity agrees, and a projection where nothing else is said. */
    private Shortcut kind(boolean identityAgrees) {
        if (stage.shortcut().value() != Shortcut.AUTO) {
            return stage.shortcut().value();
        }
        if (identityAgrees) {
            return Shortcut.IDENTITY;
        }
        Shortcut common = design.declared().block().shortcut().value();
        return common == Shortcut.AUTO ? Shortcut.PROJECTION : common;
    }

    private List<Layer> projection() {
        List<Layer> layers = new ArrayList<>();
        int kernel = strides() || replacesStride()
                ? design.declared().block().projectionKernel().value()
                : 1;
        layers.add(convolution("downsample.0", kernel, stride));
        if (!design.isPreActivation()) {
            layers.add(design.normalization("downsample.1"));
        }
        return layers;
    }

    private List<Layer> pooledProjection() {
        List<Layer> layers = new ArrayList<>();
        if (strides()) {
            layers.add(pooling(Pooling.Kind.AVERAGE, stride, new Padding.Same()));
        } else if (replacesStride()) {
            layers.add(pooling(Pooling.Kind.ZERO_PADDED_AVERAGE, Quantity.fixed(replacedStride), new Padding.Same()));
        }
        layers.add(convolution("downsample.1", 1, Quantity.fixed(1)));
        if (!design.isPreActivation()) {
            layers.add(design.normalization("downsample.2"));
        }
        return layers;
    }

    private boolean strides() {
        return stride.value() > 1;
    }

    /** With a dilation in place of the block's stride the shortcut looks at as many pixels as with the stride, and moves by one. */
    private boolean replacesStride() {
        return replacedStride > 1;
    }

    /** Where it looks at several pixels they are as far from each other as those of the branch's first convolution. */
    private Convolution convolution(String name, int kernel, Quantity strided) {
        Declared<Integer> declared = plan.dilationBefore();
        Quantity dilation = Quantity.fixed(kernel > 1 ? declared.value() : 1);
        return new Convolution(
                name,
                output,
                kernel,
                strided,
                design.padding().ofConvolution(kernel, dilation),
                dilation,
                Quantity.fixed(1),
                design.hasBias(!design.isPreActivation()),
                design.standardizesWeights(),
                new Blame(
                        stage.filters().origin(),
                        design.declared().convolution().padding().origin(),
                        stage.stride().origin(),
                        declared.origin(),
                        stage.filters().origin()));
    }

    private Pooling pooling(Pooling.Kind kind, Quantity kernel, Padding padding) {
        return new Pooling(
                "downsample.0",
                kind,
                kernel,
                stride,
                padding,
                Blame.of(
                        stage.shortcut().origin(),
                        stage.shortcut().origin(),
                        stage.stride().origin()));
    }

    private ZeroPadShortcut zeroPad() {
        return new ZeroPadShortcut(
                "downsample", output, stride, stage.shortcut().origin());
    }
}
