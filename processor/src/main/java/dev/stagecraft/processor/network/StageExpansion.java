package dev.stagecraft.processor.network;

import dev.stagecraft.BlockDesign.StrideOn;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a stage out: the first block carries the stride and, where needed, the projection; the others are equal. */
final class StageExpansion {
    private final NetworkDeclaration network;
    private final StageDeclaration stage;
    private final WindowPadding padding;
    private final int inputChannels;
    private final Declared<Integer> dilationBefore;
    private final int stride;
    private final Quantity width;
    private final Quantity output;

    /** @param before the stage before, if there is one */
    StageExpansion(
            NetworkDeclaration network,
            StageDeclaration stage,
            Optional<StageDeclaration> before,
            WindowPadding padding,
            int inputChannels) {
        this.network = network;
        this.stage = stage;
        this.padding = padding;
        this.inputChannels = inputChannels;
        this.dilationBefore = before.map(StageDeclaration::dilation)
                .orElseGet(() -> new Declared<>(1, stage.dilation().origin(), false));
        int automatic = before.isEmpty() ? 1 : 2;
        this.stride = stage.stride().value() == ResidualStage.AUTO
                ? automatic
                : stage.stride().value();
        int filters = Math.toIntExact(stage.width());
        this.width = new Quantity(filters == stage.filters().value() ? "filters" : "width", filters);
        this.output = stage.bottleneck().value() ? new Quantity("out", Math.toIntExact(stage.outputChannels())) : width;
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
        List<Layer> branch = new ArrayList<>(
                stage.bottleneck().value() ? bottleneck(first == 0, strided) : basic(first == 0, strided));
        network.squeezeExcitation()
                .ifPresent(declared -> branch.add(SqueezeExcitationExpansion.expand(
                        declared, output, padding.ofConvolution(1), network.convolution())));
        List<Layer> shortcut = projects
                ? List.of(conv1x1("downsample.0", output, strided), new Normalization("downsample.1", false))
                : List.of();
        return new Block(
                stage.bottleneck().value() ? "bottleneck" : "basicBlock",
                stage.name(),
                first,
                count,
                List.of(new Add("add", branch, shortcut), new Activation("", Activation.Function.RELU)));
    }

    private List<Layer> basic(boolean isFirst, Quantity strided) {
        return List.of(
                conv3x3("conv1", strided, "dilation1", isFirst ? dilationBefore : stage.dilation()),
                new Normalization("bn1", false),
                new Activation("relu1", Activation.Function.RELU),
                conv3x3("conv2", Quantity.fixed(1), "dilation2", stage.dilation()),
                new Normalization("bn2", zeroInit()));
    }

    private List<Layer> bottleneck(boolean isFirst, Quantity strided) {
        boolean onFirst = network.blockDesign().strideOn().value() == StrideOn.FIRST;
        return List.of(
                conv1x1("conv1", width, onFirst ? strided : Quantity.fixed(1)),
                new Normalization("bn1", false),
                new Activation("relu1", Activation.Function.RELU),
                conv3x3(
                        "conv2",
                        onFirst ? Quantity.fixed(1) : strided,
                        "dilation",
                        isFirst ? dilationBefore : stage.dilation()),
                new Normalization("bn2", false),
                new Activation("relu2", Activation.Function.RELU),
                conv1x1("conv3", output, Quantity.fixed(1)),
                new Normalization("bn3", zeroInit()));
    }

    private boolean zeroInit() {
        return network.blockDesign().zeroInitResidual().value();
    }

    /** Has a name, and so is a parameter of the block's method, in networks that dilate at all. */
    private Quantity dilation(String name, int value) {
        boolean dilates = network.stages().stream().anyMatch(it -> it.dilation().value() > 1);
        return dilates ? new Quantity(name, value) : Quantity.fixed(1);
    }

    private Convolution conv1x1(String name, Quantity filters, Quantity strided) {
        return convolution(
                name, filters, 1, strided, Quantity.fixed(1), stage.dilation().origin(), 1);
    }

    private Convolution conv3x3(String name, Quantity strided, String dilationName, Declared<Integer> dilation) {
        return convolution(
                name,
                width,
                3,
                strided,
                dilation(dilationName, dilation.value()),
                dilation.origin(),
                stage.groups().value());
    }

    private Convolution convolution(
            String name,
            Quantity filters,
            int kernel,
            Quantity strided,
            Quantity dilation,
            Origin dilationOrigin,
            int groups) {
        return new Convolution(
                name,
                filters,
                kernel,
                strided,
                padding.ofConvolution(kernel, dilation),
                dilation,
                groups,
                network.convolution().bias().value(),
                new Blame(
                        stage.filters().origin(),
                        network.convolution().padding().origin(),
                        stage.stride().origin(),
                        dilationOrigin,
                        stage.groups().origin()));
    }
}
