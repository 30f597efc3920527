/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network.expansion;

import dev.stagecraft.processor.declaration.AttentionDeclaration;
import dev.stagecraft.processor.declaration.ConvolutionalBlockAttentionDeclaration;
import dev.stagecraft.processor.declaration.EfficientChannelAttentionDeclaration;
import dev.stagecraft.processor.declaration.SqueezeExcitationDeclaration;
import dev.stagecraft.processor.network.Activation;
import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.ChannelAttention;
import dev.stagecraft.processor.network.ChannelStatistics;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.EfficientChannelAttention;
import dev.stagecraft.processor.network.GlobalPooling;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Normalization;
import dev.stagecraft.processor.network.Quantity;
import dev.stagecraft.processor.network.Scale;
import java.util.List;

/** The attention in a residual branch. */
public final class AttentionExpansion {
    private final Design design;
    private final int stage;
    private final Quantity channels;
    private final int reduced;

    /**
     * @param stage the stage's number
     * @param channels the channels of the branch
     */
    AttentionExpansion(Design design, int stage, Quantity channels) {
        this(design, stage, channels, channels.value());
    }

    /** @param reduced the channels that a squeeze-excitation's bottleneck is narrower than */
    AttentionExpansion(Design design, int stage, Quantity channels, int reduced) {
        this.design = design;
        this.stage = stage;
        this.channels = channels;
        this.reduced = reduced;
    }

    List<Layer> expand(AttentionDeclaration declared) {
        if (declared instanceof SqueezeExcitationDeclaration it) {
            return List.of(squeezeExcitation(it));
        }
        if (declared instanceof EfficientChannelAttentionDeclaration it) {
            return List.of(new EfficientChannelAttention("se.conv", new Quantity("kernel", kernel(it))));
        }
        return convolutionalBlockAttention((ConvolutionalBlockAttentionDeclaration) declared);
    }

    /** Global mean, two biased 1x1 convolutions, sigmoid, product. */
    private Scale squeezeExcitation(SqueezeExcitationDeclaration declared) {
        int squeezed = squeezedChannels(
                reduced, declared.reduction().value(), declared.divisor().value());
        Blame blame = Blame.of(
                declared.reduction().origin(),
                design.declared().convolution().padding().origin(),
                design.declared().convolution().padding().origin());
        return new Scale(
                "se",
                List.of(
                        new GlobalPooling("se.pool", true),
                        convolution("se.fc1", new Quantity("squeezed", squeezed), 1, true, blame),
                        new Activation("se.relu", Activation.Function.RELU),
                        convolution("se.fc2", channels, 1, true, blame),
                        new Activation("se.gate", Activation.Function.SIGMOID)));
    }

    private int kernel(EfficientChannelAttentionDeclaration declared) {
        int kernel = declared.kernelOf(stage);
        return kernel == 0 ? adaptiveKernel(channels.value()) : kernel;
    }

    /** The channels' gate, then the pixels' gate; the names are those of the authors' code. */
    private List<Layer> convolutionalBlockAttention(ConvolutionalBlockAttentionDeclaration declared) {
        int squeezed = Math.max(1, channels.value() / declared.reduction().value());
        Blame blame = Blame.of(
                declared.kernel().origin(),
                declared.kernel().origin(),
                declared.kernel().origin());
        String gate = "cbam.SpatialGate";
        return List.of(
                new ChannelAttention("cbam.ChannelGate", new Quantity("squeezed", squeezed)),
                new Scale(
                        gate,
                        List.of(
                                new ChannelStatistics(gate + ".compress"),
                                convolution(
                                        gate + ".spatial.conv",
                                        Quantity.fixed(1),
                                        declared.kernel().value(),
                                        false,
                                        blame),
                                new Normalization(gate + ".spatial.bn", new Normalization.Batch(), true),
                                new Activation(gate + ".gate", Activation.Function.SIGMOID))));
    }

    private Convolution convolution(String name, Quantity filters, int kernel, boolean bias, Blame blame) {
        return new Convolution(
                name,
                filters,
                kernel,
                Quantity.fixed(1),
                design.padding().keepingSize(kernel, 1),
                Quantity.fixed(1),
                Quantity.fixed(1),
                bias,
                blame);
    }

    /** timm's {@code make_divisible(channels / reduction, divisor, round_limit = 0)}, in whole numbers; at most what an int holds. */
    public static int squeezedChannels(int channels, int reduction, int divisor) {
        long nearest = (2L * channels + (long) reduction * divisor) / (2L * reduction) / divisor * divisor;
        return (int) Math.min(Integer.MAX_VALUE, Math.max(divisor, nearest));
    }

    /** The rule of the ECA paper, section 3.2.3, with gamma 2 and b 1: the whole part, or the odd number behind it; at least 3. */
    static int adaptiveKernel(int channels) {
        int nearest = (int) ((Math.log(channels) / Math.log(2) + 1) / 2);
        return Math.max(3, nearest % 2 == 1 ? nearest : nearest + 1);
    }
}
