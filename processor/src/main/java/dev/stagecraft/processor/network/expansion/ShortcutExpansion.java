package dev.stagecraft.processor.network.expansion;

import dev.stagecraft.Shortcut;
import dev.stagecraft.processor.declaration.BlockDesignDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
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
    private final StageDeclaration stage;
    private final Quantity output;
    private final Quantity stride;

    /**
     * @param output the channels that the block gives
     * @param stride the block's stride
     */
    ShortcutExpansion(Design design, StageDeclaration stage, Quantity output, Quantity stride) {
        this.design = design;
        this.stage = stage;
        this.output = output;
        this.stride = stride;
    }

    /** That of a stage's first block. */
    List<Layer> ofFirst(int inputChannels) {
        boolean agrees = stride.value() == 1 && inputChannels == output.value();
        return switch (kind(agrees)) {
            case AUTO, IDENTITY -> List.of();
            case PROJECTION -> projection();
            case POOLED_PROJECTION -> pooledProjection();
            case ZERO_PAD -> agrees ? List.of() : List.of(zeroPad());
        };
    }

    /** That of another block, which receives as many channels as it gives: every stride-th row and column. */
    List<Layer> ofOther() {
        return stride.value() == 1
                ? List.of()
                : List.of(pooling(Pooling.Kind.MAX, Quantity.fixed(1), Padding.Explicit.of(0)));
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
        BlockDesignDeclaration block = design.declared().block();
        int kernel = stride.value() == 1 ? 1 : block.projectionKernel().value();
        layers.add(convolution("downsample.0", kernel, stride));
        if (!design.isPreActivation()) {
            layers.add(design.normalization("downsample.1"));
        }
        return layers;
    }

    private List<Layer> pooledProjection() {
        List<Layer> layers = new ArrayList<>();
        if (stride.value() > 1) {
            layers.add(pooling(Pooling.Kind.AVERAGE, stride, new Padding.Same()));
        }
        layers.add(convolution("downsample.1", 1, Quantity.fixed(1)));
        if (!design.isPreActivation()) {
            layers.add(design.normalization("downsample.2"));
        }
        return layers;
    }

    private Convolution convolution(String name, int kernel, Quantity strided) {
        return new Convolution(
                name,
                output,
                kernel,
                strided,
                design.padding().ofConvolution(kernel),
                Quantity.fixed(1),
                Quantity.fixed(1),
                design.hasBias(!design.isPreActivation()),
                Blame.of(
                        stage.filters().origin(),
                        design.declared().convolution().padding().origin(),
                        stage.stride().origin()));
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
