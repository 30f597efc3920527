/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.layers.BlurPooling;
import dev.stagecraft.runtime.layers.ChannelAttention;
import dev.stagecraft.runtime.layers.ChannelStatistics;
import dev.stagecraft.runtime.layers.DropBlock;
import dev.stagecraft.runtime.layers.EfficientChannelAttention;
import dev.stagecraft.runtime.layers.GaussianErrorLinearUnit;
import dev.stagecraft.runtime.layers.GroupNormalization;
import dev.stagecraft.runtime.layers.StandardizedConvolution;
import dev.stagecraft.runtime.layers.StochasticDepth;
import dev.stagecraft.runtime.layers.ZeroPadShortcut;
import dev.stagecraft.runtime.onednn.OneDnnExecution;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex.Op;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What each part of the family computes as primitives is what Deeplearning4j computes. */
class FusedNetworkTest {
    private static final double TOLERANCE = 1e-4;
    private static final double TOLERANCE_IN_BFLOAT16 = 5e-2;

    /** Compares what a network's classifier takes and gives, for several batches and sizes, in each type that this machine has. */
    private static void assertAlike(ComputationGraph network) {
        assertAlike(network, DataType.FLOAT, TOLERANCE);
        if (OneDnnExecution.hasBfloat16()) {
            assertAlike(network, DataType.BFLOAT16, TOLERANCE_IN_BFLOAT16);
        }
    }

    private static void assertAlike(ComputationGraph network, DataType type, double tolerance) {
        Nd4j.getRandom().setSeed(1);
        try (FusedNetwork fused = FusedNetwork.of(network, type).orElseThrow()) {
            for (long[] shape : new long[][] {{2, 3, 17, 23}, {1, 3, 17, 23}, {5, 3, 32, 16}, {2, 3, 17, 23}}) {
                INDArray images = Nd4j.randn(DataType.FLOAT, shape);
                INDArray before = images.dup();
                INDArray expected = network.outputSingle(images.dup());
                INDArray actual = fused.outputs(images).get(0);
                assertArrayEquals(expected.shape(), actual.shape());
                double difference = expected.sub(actual).amaxNumber().doubleValue();
                double scale = expected.amaxNumber().doubleValue();
                assertTrue(difference <= tolerance * scale, () -> difference + " of " + scale);
                assertTrue(images.equals(before), "the images stay as they are");
            }
        }
    }

    private static SmallNetwork stem(int channels) {
        return new SmallNetwork()
                .convolution("conv1", 3, channels, 7, 2)
                .normalization("bn1", channels)
                .relu("relu1");
    }

    /** One block of each kind, whose channels fill blocks of eight or do not. */
    @ParameterizedTest
    @CsvSource({"16, Truncate, true", "16, Same, false", "12, Truncate, false", "12, Same, true"})
    void residualBlocks(int channels, ConvolutionMode mode, boolean useLogStd) {
        assertAlike(new SmallNetwork()
                .useLogStd(useLogStd)
                .mode(mode)
                .convolution("conv1", 3, channels, 7, 2)
                .normalization("bn1", channels)
                .relu("relu1")
                .pool("maxpool", PoolingType.MAX, 3, 2, mode == ConvolutionMode.Same ? 0 : 1)
                .convolution("a1", channels, channels, 3, 1)
                .normalization("abn1", channels)
                .relu("arelu1")
                .convolution("a2", channels, channels, 3, 1)
                .normalization("abn2", channels)
                .add("aadd", "maxpool")
                .relu("a")
                .convolution("b1", channels, 8, 1, 1)
                .normalization("bbn1", 8)
                .relu("brelu1")
                .convolution("b2", 8, 8, 3, 2)
                .normalization("bbn2", 8)
                .relu("brelu2")
                .convolution("b3", 8, 2 * channels, 1, 1)
                .normalization("bbn3", 2 * channels)
                .from("a")
                .convolution("down", channels, 2 * channels, 1, 2)
                .normalization("downbn", 2 * channels)
                .add("badd", "bbn3")
                .relu("b")
                .trained(2 * channels));
    }

    @Test
    void averagePooledShortcuts() {
        assertAlike(stem(16).convolution("a1", 16, 24, 3, 2)
                .normalization("abn1", 24)
                .from("relu1")
                .mode(ConvolutionMode.Same)
                .pool("pool", PoolingType.AVG, 2, 2, 0)
                .convolution("down", 16, 24, 1, 1)
                .normalization("downbn", 24)
                .add("add", "abn1")
                .relu("a")
                .trained(24));
    }

    /** The addition's result is normalized for one reader and added to by another. */
    @ParameterizedTest
    @ValueSource(ints = {16, 12})
    void preActivation(int channels) {
        assertAlike(new SmallNetwork()
                .convolution("conv1", 3, channels, 3, 1)
                .normalization("abn", channels)
                .relu("arelu")
                .convolution("a1", channels, channels, 3, 1)
                .normalization("abn2", channels)
                .relu("arelu2")
                .convolution("a2", channels, channels, 3, 1)
                .add("a", "conv1")
                .normalization("bbn", channels)
                .relu("brelu")
                .convolution("b1", channels, channels, 3, 1)
                .add("b", "a")
                .normalization("bn", channels)
                .activation("last", Activation.TANH.getActivationFunction())
                .trained(channels));
    }

    /**
     * oneDNN normalizes whole blocks of channels: what fills up the last must be numbers, since the convolution that follows multiplies them
     * by 0. A ReLU would hide that they are none.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 12, 20})
    void normalizationsOfChannelsThatFillNoBlock(int channels) {
        assertAlike(new SmallNetwork()
                .convolution("conv1", 3, channels, 1, 1)
                .convolution("conv2", channels, channels, 1, 1)
                .add("add", "conv1")
                .normalization("bn", channels)
                .activation("leaky", new ActivationLReLU())
                .convolution("conv3", channels, 8, 1, 1)
                .trained(8));
    }

    /** A map that is read after it was added: nothing may lie where it lies. */
    @Test
    void additionsToWhatIsReadAgain() {
        assertAlike(stem(16).convolution("a", 16, 16, 3, 1)
                .add("first", "relu1")
                .relu("r1")
                .convolution("b", 16, 16, 3, 1)
                .add("second", "relu1")
                .add("third", "r1")
                .add("fourth", "relu1")
                .trained(16));
    }

    @Test
    void additionsOfAConvolutionAndItsInput() {
        assertAlike(stem(8).convolution("a", 8, 8, 1, 1)
                .add("sum", "relu1")
                .add("twice", "sum")
                .trained(8));
    }

    @ParameterizedTest
    @CsvSource({"32, 32, 8", "32, 64, 4", "16, 16, 16", "12, 12, 3", "32, 32, 2", "24, 48, 24"})
    void groups(int in, int out, int groups) {
        assertAlike(stem(in).grouped("grouped", in, out, groups)
                .normalization("bn", out)
                .relu("relu")
                .trained(out));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false"})
    void standardizedWeights(int groups, boolean isFolded) {
        SmallNetwork network = stem(8).layer(
                        "standardized",
                        new StandardizedConvolution.Builder(3, 3)
                                .epsilon(1e-2)
                                .groups(groups)
                                .nIn(8)
                                .nOut(16)
                                .padding(1, 1)
                                .hasBias(groups == 2)
                                .activation(Activation.IDENTITY)
                                .build());
        assertAlike((isFolded ? network.normalization("normalization", 16) : network)
                .relu("relu")
                .trained(16));
    }

    @Test
    void dilations() {
        assertAlike(stem(16).convolution("a", 16, 16, 3, 1, 2)
                .normalization("bn", 16)
                .relu("relu")
                .trained(16));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 12})
    void squeezeExcitation(int channels) {
        assertAlike(stem(channels)
                .convolution("a", channels, channels, 3, 1)
                .normalization("abn", channels)
                .squeeze("squeeze")
                .convolution("fc1", channels, 4, 1, 1)
                .relu("fcrelu")
                .convolution("fc2", 4, channels, 1, 1)
                .activation("gate", Activation.SIGMOID.getActivationFunction())
                .combine("se", Op.Product, "abn", "gate")
                .add("add", "relu1")
                .relu("a-relu")
                .trained(channels));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 12})
    void efficientChannelAttention(int channels) {
        assertAlike(stem(channels)
                .convolution("a", channels, channels, 3, 1)
                .normalization("abn", channels)
                .layer(
                        "eca",
                        new EfficientChannelAttention.Builder()
                                .nIn(channels)
                                .kernel(5)
                                .build())
                .add("add", "relu1")
                .relu("a-relu")
                .trained(channels));
    }

    @Test
    void channelAndSpatialAttention() {
        assertAlike(stem(16).convolution("a", 16, 16, 3, 1)
                .normalization("abn", 16)
                .layer(
                        "channels",
                        new ChannelAttention.Builder().nIn(16).squeezed(4).build())
                .layer("statistics", new ChannelStatistics())
                .convolution("spatial", 2, 1, 7, 1)
                .normalization("spatialbn", 1)
                .activation("gate", Activation.SIGMOID.getActivationFunction())
                .combine("product", Op.Product, "channels", "gate")
                .add("add", "relu1")
                .relu("a-relu")
                .trained(16));
    }

    /** Beside branches that are dropped in training only. */
    @Test
    void otherLayers() {
        assertAlike(new SmallNetwork()
                .convolution("conv1", 3, 16, 3, 1)
                .layer("gn", new GroupNormalization.Builder().nIn(16).groups(4).build())
                .relu("relu1")
                .layer("blur", new BlurPooling(2))
                .convolution("a", 16, 24, 3, 1)
                .normalization("abn", 24)
                .layer("block", new DropBlock(0.2, 3, 1))
                .layer("path", new StochasticDepth(0.5))
                .from("blur")
                .layer("shortcut", new ZeroPadShortcut(16, 24, 1))
                .combine("add", Op.Add, "path", "shortcut")
                .relu("a-relu")
                .trained(24));
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SOFTMAX", "RRELU"})
    void activations(Activation activation) {
        assertAlike(activation.getActivationFunction());
    }

    @Test
    void gaussianErrorLinearUnit() {
        assertAlike(new GaussianErrorLinearUnit());
    }

    /** ND4J 1.0.0-M2.1 computes the precise one otherwise than the paper. */
    @Test
    void preciseGelu() {
        assertAlike(new ActivationGELU(true));
    }

    /** oneDNN takes no more than 32 things to do with a result. */
    @Test
    void moreFunctionsThanAPrimitiveTakes() {
        SmallNetwork network = new SmallNetwork()
                .convolution("shortcut", 3, 8, 1, 1)
                .from("input")
                .convolution("conv1", 3, 8, 3, 1)
                .activation("first", Activation.SIGMOID.getActivationFunction())
                .add("sum", "shortcut");
        for (int i = 0; i < 40; i++) {
            network.activation("function" + i, i % 2 == 0 ? new ActivationELU(0.5) : new ActivationTanH());
        }
        assertAlike(network.trained(8));
    }

    private static void assertAlike(IActivation activation) {
        assertAlike(new SmallNetwork()
                .convolution("conv1", 3, 12, 3, 1)
                .normalization("bn1", 12)
                .activation("behind-a-convolution", activation)
                .normalization("bn2", 12)
                .activation("behind-a-normalization", activation)
                .pool("pool", PoolingType.MAX, 2, 2, 0)
                .activation("behind-a-pool", activation)
                .trained(12));
    }

    @Test
    void saysWhichWindowIsTooLarge() {
        ComputationGraph network = new SmallNetwork()
                .convolution("conv1", 3, 8, 3, 2)
                .pool("pool", PoolingType.MAX, 3, 2, 0)
                .trained(8);
        try (FusedNetwork fused = FusedNetwork.of(network, DataType.FLOAT).orElseThrow()) {
            INDArray images = Nd4j.zeros(DataType.FLOAT, 1, 3, 4, 9);
            assertEquals(
                    "The images are too small: pool moves a window of 3 pixels over maps of 2; give larger images.",
                    assertThrows(IllegalArgumentException.class, () -> fused.outputs(images))
                            .getMessage());
        }
    }

    /** Of the same size for even images, and not for odd ones. */
    @Test
    void saysWhatDoesNotFitTogether() {
        ComputationGraph network = new SmallNetwork()
                .convolution("conv1", 3, 8, 3, 2)
                .from("input")
                .pool("pool", PoolingType.AVG, 2, 2, 0)
                .convolution("conv2", 3, 8, 1, 1)
                .add("sum", "conv1")
                .trained(8);
        try (FusedNetwork fused = FusedNetwork.of(network, DataType.FLOAT).orElseThrow()) {
            fused.outputs(Nd4j.zeros(DataType.FLOAT, 1, 3, 8, 8));
            INDArray images = Nd4j.zeros(DataType.FLOAT, 1, 3, 9, 9);
            assertEquals(
                    "The images are of another size than the network's: conv2 adds [1, 8, 4, 4] and [1, 8, 5, 5].",
                    assertThrows(IllegalArgumentException.class, () -> fused.outputs(images))
                            .getMessage());
        }
    }

    @Test
    void leavesWhatItDoesNotKnow() {
        ComputationGraph network = new SmallNetwork()
                .convolution("conv1", 3, 8, 3, 1)
                .combine("max", Op.Max, "conv1", "conv1")
                .trained(8);
        assertTrue(FusedNetwork.of(network, DataType.FLOAT).equals(Optional.empty()));
    }
}
