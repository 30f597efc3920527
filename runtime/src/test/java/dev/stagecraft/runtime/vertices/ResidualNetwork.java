/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.vertices;

import dev.stagecraft.runtime.SmallNetwork;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.nd4j.linalg.activations.Activation;

/** A small residual network of images of 3 channels and 4 classes, with a projection, a dilation and a squeeze-excitation. */
public final class ResidualNetwork {
    private ResidualNetwork() {}

    /** What the numbers of channels are: some of them, or all, fill blocks of eight. */
    public enum Channels {
        ANY(12, 20, 5),
        BLOCKS(16, 24, 8);

        private final int stem;
        private final int out;
        private final int squeezed;

        Channels(int stem, int out, int squeezed) {
            this.stem = stem;
            this.out = out;
            this.squeezed = squeezed;
        }
    }

    public static ComputationGraphConfiguration of(ConvolutionMode mode, Channels channels) {
        int stem = channels.stem;
        int out = channels.out;
        int squeezed = channels.squeezed;
        return new SmallNetwork()
                .mode(mode)
                .convolution("conv1", 3, stem, 7, 2)
                .normalization("bn1", stem)
                .relu("relu")
                .pool("maxpool", PoolingType.MAX, 3, 2, mode == ConvolutionMode.Same ? 0 : 1)
                .unbiased("a.conv1", stem, 8, 3, 2)
                .normalization("a.bn1", 8)
                .relu("a.relu1")
                .unbiased("a.conv2", 8, out, 3, 1, 2)
                .normalization("a.bn2", out)
                .from("maxpool")
                .mode(ConvolutionMode.Same)
                .pool("a.pool", PoolingType.AVG, 2, 2, 0)
                .mode(mode)
                .unbiased("a.down", stem, out, 1, 1)
                .normalization("a.downbn", out)
                .combine("a.add", ElementWiseVertex.Op.Add, "a.bn2", "a.downbn")
                .relu("a")
                .unbiased("b.conv1", out, out, 3, 1)
                .normalization("b.bn1", out)
                .squeeze("b.squeeze")
                .mode(ConvolutionMode.Truncate)
                .convolution("b.fc1", out, squeezed, 1, 1)
                .relu("b.fc")
                .convolution("b.fc2", squeezed, out, 1, 1)
                .layer("b.gate", new ActivationLayer(Activation.SIGMOID))
                .combine("b.se", ElementWiseVertex.Op.Product, "b.bn1", "b.gate")
                .add("b.add", "a")
                .relu("b")
                .head(out, 4)
                .configuration();
    }
}
