/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network.expansion;

import dev.stagecraft.processor.declaration.BottleneckAttentionDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.network.Activation;
import dev.stagecraft.processor.network.Add;
import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.Block;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.GlobalPooling;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Normalization;
import dev.stagecraft.processor.network.Product;
import dev.stagecraft.processor.network.Quantity;
import dev.stagecraft.processor.network.Scale;
import java.util.List;

/**
 * The attention between two stages: {@code x + x sigmoid(channels' gate * pixels' gate)}. The names are those of the authors'
 * code.
 */
final class BottleneckAttentionExpansion {
    private static final String CHANNELS = "channel_att.gate_c.gate_c_";
    private static final String PIXELS = "spatial_att.gate_s.gate_s_";
    private static final int SPATIAL_KERNEL = 3;

    private final Design design;
    private final BottleneckAttentionDeclaration declared;
    private final Quantity channels;
    private final Quantity squeezed;

    BottleneckAttentionExpansion(Design design, BottleneckAttentionDeclaration declared, int channels) {
        this.design = design;
        this.declared = declared;
        this.channels = new Quantity("in", channels);
        this.squeezed = new Quantity(
                "squeezed", Math.max(1, channels / declared.reduction().value()));
    }

    Block expand(StageDeclaration stage) {
        Scale scaled = new Scale(
                "scaled",
                List.of(
                        new Product("att", channelGate(), pixelGate()),
                        new Activation("gate", Activation.Function.SIGMOID)));
        return Block.between(
                "bottleneckAttention",
                "bam" + stage.number(),
                List.of(new Add("", List.of(), List.of(scaled), List.of(), false)));
    }

    private List<Layer> channelGate() {
        return List.of(
                new GlobalPooling(CHANNELS + "pool", true),
                convolution(CHANNELS + "fc_0", squeezed, 1, 1),
                normalization(CHANNELS + "bn_1"),
                relu(CHANNELS + "relu_1"),
                convolution(CHANNELS + "fc_final", channels, 1, 1));
    }

    private List<Layer> pixelGate() {
        int dilation = declared.dilation().value();
        return List.of(
                convolution(PIXELS + "conv_reduce0", squeezed, 1, 1),
                normalization(PIXELS + "bn_reduce0"),
                relu(PIXELS + "relu_reduce0"),
                convolution(PIXELS + "conv_di_0", squeezed, SPATIAL_KERNEL, dilation),
                normalization(PIXELS + "bn_di_0"),
                relu(PIXELS + "relu_di_0"),
                convolution(PIXELS + "conv_di_1", squeezed, SPATIAL_KERNEL, dilation),
                normalization(PIXELS + "bn_di_1"),
                relu(PIXELS + "relu_di_1"),
                convolution(PIXELS + "conv_final", Quantity.fixed(1), 1, 1));
    }

    private static Normalization normalization(String name) {
        return new Normalization(name, new Normalization.Batch(), false);
    }

    private static Activation relu(String name) {
        return new Activation(name, Activation.Function.RELU);
    }

    private Convolution convolution(String name, Quantity filters, int kernel, int dilation) {
        return new Convolution(
                name,
                filters,
                kernel,
                Quantity.fixed(1),
                design.padding().keepingSize(kernel, dilation),
                Quantity.fixed(dilation),
                Quantity.fixed(1),
                true,
                new Blame(
                        declared.reduction().origin(),
                        declared.reduction().origin(),
                        declared.reduction().origin(),
                        declared.dilation().origin(),
                        declared.reduction().origin()));
    }
}
