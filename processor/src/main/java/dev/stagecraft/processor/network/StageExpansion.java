package dev.stagecraft.processor.network;

import dev.stagecraft.BlockDesign.StrideOn;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import java.util.ArrayList;
import java.util.List;

/** Writes a stage out: the first block carries the stride and, where needed, the projection; the others are equal. */
final class StageExpansion {
    private final NetworkDeclaration network;
    private final StageDeclaration stage;
    private final WindowPadding padding;
    private final int inputChannels;
    private final int stride;
    private final Quantity filters;
    private final Quantity output;

    StageExpansion(
            NetworkDeclaration network,
            StageDeclaration stage,
            WindowPadding padding,
            boolean isFirst,
            int inputChannels) {
        this.network = network;
        this.stage = stage;
        this.padding = padding;
        this.inputChannels = inputChannels;
        int automatic = isFirst ? 1 : 2;
        this.stride = stage.stride().value() == ResidualStage.AUTO
                ? automatic
                : stage.stride().value();
        int width = stage.filters().value();
        this.filters = new Quantity("filters", width);
        this.output = stage.bottleneck().value()
                ? new Quantity("out", Math.multiplyExact(width, stage.expansionInForce()))
                : filters;
    }

    int outputChannels() {
        return output.value();
    }

    Stage expand() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(block(0, 1, stride, projects()));
        int others = stage.blocks().value() - 1;
        if (others > 0) {
            blocks.add(block(1, others, 1, false));
        }
        return new Stage(stage, stride, blocks);
    }

    private boolean projects() {
        return switch (stage.shortcut().value()) {
            case AUTO -> stride != 1 || inputChannels != output.value();
            case IDENTITY -> false;
            case PROJECTION -> true;
        };
    }

    private Block block(int first, int count, int strideOfBlock, boolean projects) {
        Quantity strided = new Quantity("stride", strideOfBlock);
        List<Layer> branch = new ArrayList<>(stage.bottleneck().value() ? bottleneck(strided) : basic(strided));
        network.squeezeExcitation()
                .ifPresent(declared -> branch.add(SqueezeExcitationExpansion.expand(
                        declared, output, padding.ofConvolution(1), network.convolution())));
        List<Layer> shortcut = projects
                ? List.of(convolution("downsample.0", output, 1, strided), new Normalization("downsample.1", false))
                : List.of();
        return new Block(
                stage.bottleneck().value() ? "bottleneck" : "basicBlock",
                stage.name(),
                first,
                count,
                List.of(new Add("add", branch, shortcut), new Activation("", Activation.Function.RELU)));
    }

    private List<Layer> basic(Quantity strided) {
        return List.of(
                convolution("conv1", filters, 3, strided),
                new Normalization("bn1", false),
                new Activation("relu1", Activation.Function.RELU),
                convolution("conv2", filters, 3, Quantity.fixed(1)),
                new Normalization("bn2", zeroInit()));
    }

    private List<Layer> bottleneck(Quantity strided) {
        boolean onFirst = network.blockDesign().strideOn().value() == StrideOn.FIRST;
        return List.of(
                convolution("conv1", filters, 1, onFirst ? strided : Quantity.fixed(1)),
                new Normalization("bn1", false),
                new Activation("relu1", Activation.Function.RELU),
                convolution("conv2", filters, 3, onFirst ? Quantity.fixed(1) : strided),
                new Normalization("bn2", false),
                new Activation("relu2", Activation.Function.RELU),
                convolution("conv3", output, 1, Quantity.fixed(1)),
                new Normalization("bn3", zeroInit()));
    }

    private boolean zeroInit() {
        return network.blockDesign().zeroInitResidual().value();
    }

    private Convolution convolution(String name, Quantity width, int kernel, Quantity strided) {
        return new Convolution(
                name,
                width,
                kernel,
                strided,
                padding.ofConvolution(kernel),
                network.convolution().bias().value(),
                network.convolution().padding().origin());
    }
}
