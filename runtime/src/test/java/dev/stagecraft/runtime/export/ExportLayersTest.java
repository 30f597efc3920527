/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import static dev.stagecraft.runtime.export.OnnxRuns.assertAlike;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Named.named;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.layers.ChannelAttention;
import dev.stagecraft.runtime.layers.EfficientChannelAttention;
import dev.stagecraft.runtime.layers.GaussianErrorLinearUnit;
import dev.stagecraft.runtime.layers.GroupNormalization;
import dev.stagecraft.runtime.layers.GroupedConvolution;
import dev.stagecraft.runtime.layers.OwnLayers;
import dev.stagecraft.runtime.layers.StandardizedConvolution;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;

/** What ONNX Runtime makes of each layer is what Deeplearning4j makes of it, map by map. */
class ExportLayersTest {
    private static final int CHANNELS = 12;
    private static final long[][] MAPS = {{2, CHANNELS, 17, 23}, {1, CHANNELS, 16, 9}, {3, CHANNELS, 8, 12}};

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, Truncate",
        "1, 2, 1, Truncate",
        "3, 1, 1, Truncate",
        "3, 2, 1, Truncate",
        "3, 1, 2, Truncate",
        "5, 3, 1, Truncate",
        "3, 2, 2, Truncate",
        "1, 1, 1, Same",
        "1, 2, 1, Same",
        "2, 1, 1, Same",
        "3, 1, 1, Same",
        "3, 2, 1, Same",
        "4, 2, 1, Same",
        "5, 3, 1, Same",
        "3, 1, 2, Same",
        "2, 1, 3, Same",
        "7, 2, 1, Same"
    })
    void convolutions(int kernel, int stride, int dilation, ConvolutionMode mode) throws Exception {
        int padding = mode == ConvolutionMode.Same ? 0 : (kernel - 1) * dilation / 2;
        assertAlike(
                SmallNetwork.of(new ConvolutionLayer.Builder(kernel, kernel)
                        .nIn(CHANNELS)
                        .nOut(7)
                        .stride(stride, stride)
                        .dilation(dilation, dilation)
                        .padding(padding, padding)
                        .convolutionMode(mode)
                        .hasBias(stride == 1)
                        .activation(stride == 2 ? Activation.RELU : Activation.IDENTITY)
                        .build()),
                MAPS);
    }

    /** Rows and columns each have their own numbers. */
    @ParameterizedTest
    @EnumSource(
            value = ConvolutionMode.class,
            names = {"Truncate", "Same"})
    void oblongWindows(ConvolutionMode mode) throws Exception {
        boolean isSame = mode == ConvolutionMode.Same;
        assertAlike(
                SmallNetwork.of(new ConvolutionLayer.Builder(5, 3)
                        .nIn(CHANNELS)
                        .nOut(7)
                        .stride(1, 2)
                        .padding(isSame ? 0 : 2, isSame ? 0 : 1)
                        .convolutionMode(mode)
                        .activation(Activation.IDENTITY)
                        .build()),
                MAPS);
        assertAlike(
                SmallNetwork.of(new SubsamplingLayer.Builder(PoolingType.AVG)
                        .kernelSize(3, 2)
                        .stride(2, 1)
                        .padding(isSame ? 0 : 1, 0)
                        .convolutionMode(mode)
                        .build()),
                MAPS);
    }

    @ParameterizedTest
    @CsvSource({"12, 1, 1, Truncate", "12, 4, 2, Truncate", "24, 12, 1, Same", "24, 3, 2, Same"})
    void groups(int out, int groups, int stride, ConvolutionMode mode) throws Exception {
        int padding = mode == ConvolutionMode.Same ? 0 : 1;
        assertAlike(
                SmallNetwork.of(new GroupedConvolution.Builder(3, 3)
                        .nIn(CHANNELS)
                        .nOut(out)
                        .groups(groups)
                        .stride(stride, stride)
                        .padding(padding, padding)
                        .convolutionMode(mode)
                        .hasBias(stride == 2)
                        .activation(Activation.IDENTITY)
                        .build()),
                MAPS);
    }

    @ParameterizedTest
    @CsvSource({
        "MAX, 3, 2, 1, Truncate, false",
        "MAX, 2, 2, 0, Truncate, false",
        "MAX, 3, 2, 0, Same, false",
        "MAX, 3, 1, 0, Same, false",
        "MAX, 2, 1, 0, Same, false",
        "AVG, 2, 2, 0, Truncate, false",
        "AVG, 3, 2, 1, Truncate, false",
        "AVG, 3, 2, 1, Truncate, true",
        "AVG, 3, 2, 0, Same, false",
        "AVG, 2, 2, 0, Same, false",
        "AVG, 3, 1, 0, Same, false",
        "AVG, 2, 1, 0, Same, false",
        "AVG, 3, 2, 0, Same, true",
        "AVG, 2, 1, 0, Same, true",
        "MAX, 2, 2, 0, Strict, false"
    })
    void pools(PoolingType type, int kernel, int stride, int padding, ConvolutionMode mode, boolean countsPadding)
            throws Exception {
        assertAlike(
                SmallNetwork.of(new SubsamplingLayer.Builder(type)
                        .kernelSize(kernel, kernel)
                        .stride(stride, stride)
                        .padding(padding, padding)
                        .convolutionMode(mode)
                        .avgPoolIncludePadInDivisor(countsPadding)
                        .build()),
                mode == ConvolutionMode.Strict ? new long[][] {{2, CHANNELS, 8, 12}} : MAPS);
    }

    static Stream<Named<Layer>> layers() {
        return Stream.concat(
                OwnLayers.all(CHANNELS),
                Stream.of(
                        named("batch normalization", batchNormalization(true)),
                        named("batch normalization with a variance", batchNormalization(false)),
                        named(
                                "fixed batch normalization",
                                new BatchNormalization.Builder(1.5, -0.25, true)
                                        .nIn(CHANNELS)
                                        .nOut(CHANNELS)
                                        .build()),
                        named("group normalization", groupNormalization(4)),
                        named("instance normalization", groupNormalization(CHANNELS)),
                        named("layer normalization", groupNormalization(1)),
                        named("global mean", new GlobalPoolingLayer(PoolingType.AVG)),
                        named("global maximum", new GlobalPoolingLayer(PoolingType.MAX)),
                        named(
                                "squeeze",
                                new GlobalPoolingLayer.Builder(PoolingType.AVG)
                                        .collapseDimensions(false)
                                        .build()),
                        named("standardized weights", standardized(1, 1)),
                        named("standardized weights of groups", standardized(4, 2)),
                        named("zero padding", new ZeroPaddingLayer(1, 2, 3, 0)),
                        named(
                                "channel attention",
                                new ChannelAttention.Builder()
                                        .nIn(CHANNELS)
                                        .squeezed(3)
                                        .build()),
                        named("efficient channel attention", efficientChannelAttention(3)),
                        named("efficient channel attention of 1", efficientChannelAttention(1)),
                        named("efficient channel attention of 9", efficientChannelAttention(9)),
                        named("dropout", new DropoutLayer(0.5)),
                        named("frozen", new FrozenLayer(batchNormalization(true))),
                        named("frozen with back-propagation", new FrozenLayerWithBackprop(batchNormalization(true)))));
    }

    @ParameterizedTest
    @MethodSource
    void layers(Layer layer) throws Exception {
        assertAlike(SmallNetwork.of(layer), MAPS);
    }

    /** OpenCV takes no kernel from weights (4.9), and no channels from the number of values where the size of images is free (4.14 too). */
    @ParameterizedTest
    @MethodSource("layers")
    void saysKernelsAndChannels(Layer layer) throws Exception {
        GraphProto graph =
                OnnxRuns.model(SmallNetwork.of(layer), ExportOptions.defaults()).getGraph();
        Map<String, List<Long>> shapes = graph.getInitializerList().stream()
                .collect(Collectors.toMap(TensorProto::getName, TensorProto::getInt64DataList));
        for (NodeProto node : graph.getNodeList()) {
            boolean saysKernel = node.getAttributeList().stream()
                    .anyMatch(attribute -> attribute.getName().equals("kernel_shape"));
            assertTrue(saysKernel || !node.getOpType().equals("Conv"), node.getName());
            if (node.getOpType().equals("Reshape") && shapes.containsKey(node.getInput(1))) {
                assertNotEquals(-1, shapes.get(node.getInput(1)).get(1), node.getName());
            }
        }
    }

    /** ONNX Runtime's optimizer takes zeros in front of a maximum for padding of the pool, which never is the maximum. */
    @Test
    void zerosInFrontOfAMaximum() throws Exception {
        assertAlike(
                new SmallNetwork()
                        .layer("pad", new ZeroPaddingLayer(1, 1, 1, 1))
                        .layer(
                                "pool",
                                new SubsamplingLayer.Builder(PoolingType.MAX)
                                        .kernelSize(2, 2)
                                        .stride(3, 3)
                                        .build())
                        .network(),
                MAPS);
    }

    /** The first layer says how many channels an image has, though it be frozen; the second reads fewer. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void frozenFirstLayers(boolean backpropagates) throws Exception {
        Layer first = narrowing(CHANNELS);
        assertAlike(
                new SmallNetwork()
                        .layer("conv1", backpropagates ? new FrozenLayerWithBackprop(first) : new FrozenLayer(first))
                        .layer("conv2", narrowing(CHANNELS / 2))
                        .network(),
                MAPS);
    }

    private static ConvolutionLayer narrowing(int channels) {
        return new ConvolutionLayer.Builder(1, 1)
                .nIn(channels)
                .nOut(channels / 2)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static StandardizedConvolution standardized(int groups, int stride) {
        return (StandardizedConvolution) new StandardizedConvolution.Builder(3, 3)
                .groups(groups)
                .nIn(CHANNELS)
                .nOut(2 * CHANNELS)
                .stride(stride, stride)
                .hasBias(stride == 2)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static BatchNormalization batchNormalization(boolean useLogStd) {
        return new BatchNormalization.Builder()
                .nIn(CHANNELS)
                .nOut(CHANNELS)
                .eps(1e-3)
                .useLogStd(useLogStd)
                .build();
    }

    private static GroupNormalization groupNormalization(int groups) {
        return new GroupNormalization.Builder()
                .nIn(CHANNELS)
                .groups(groups)
                .eps(1e-3)
                .build();
    }

    private static EfficientChannelAttention efficientChannelAttention(int kernel) {
        return new EfficientChannelAttention.Builder()
                .nIn(CHANNELS)
                .kernel(kernel)
                .build();
    }

    /** Those of the language, and the ones that gates and heads need. */
    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {
                "RELU",
                "RELU6",
                "LEAKYRELU",
                "ELU",
                "SWISH",
                "GELU",
                "MISH",
                "SIGMOID",
                "TANH",
                "HARDTANH",
                "HARDSIGMOID",
                "SOFTPLUS",
                "SOFTMAX",
                "IDENTITY"
            })
    void activations(Activation activation) throws Exception {
        assertAlike(SmallNetwork.of(new ActivationLayer(activation)), MAPS);
    }

    static Stream<IActivation> parameterizedActivations() {
        return Stream.of(
                new ActivationLReLU(0.3),
                new ActivationELU(0.7),
                new ActivationGELU(true),
                new GaussianErrorLinearUnit());
    }

    @ParameterizedTest
    @MethodSource
    void parameterizedActivations(IActivation activation) throws Exception {
        assertAlike(SmallNetwork.of(new ActivationLayer(activation)), MAPS);
    }
}
