/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.cudnn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.vertices.SingleLayers;
import dev.stagecraft.runtime.vertices.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Each layer that ND4J's operations compute, between two convolutions, gives what Deeplearning4j's gives, forwards and backwards,
 * with batches that change from step to step.
 */
@Tag("slow")
class OperationsTest {
    private static final int CHANNELS = 5;

    record Case(DataType type, String name, Supplier<Layer> layer) {
        @Override
        public String toString() {
            return name + " of " + type;
        }
    }

    static Stream<Case> layers() {
        List<Case> cases = new ArrayList<>();
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE, DataType.FLOAT16}) {
            cases.addAll(convolutions(type));
            cases.addAll(normalizations(type));
        }
        return cases.stream();
    }

    /** Convolutions only: normalizations of DOUBLE are Deeplearning4j's. */
    static Stream<Case> exactConvolutions() {
        return Stream.of(1, 3)
                .flatMap(kernel -> Stream.of(1, 2)
                        .flatMap(stride -> Stream.of(ConvolutionMode.Truncate, ConvolutionMode.Same)
                                .map(mode -> convolution(DataType.DOUBLE, kernel, stride, kernel == 3 ? 2 : 1, mode))));
    }

    private static List<Case> convolutions(DataType type) {
        List<Case> cases = new ArrayList<>();
        for (int kernel : new int[] {1, 2, 3, 7}) {
            for (int stride : new int[] {1, 2, 3}) {
                for (int dilation : new int[] {1, 2}) {
                    for (ConvolutionMode mode : List.of(ConvolutionMode.Truncate, ConvolutionMode.Same)) {
                        // A window of one pixel has no dilation, and Deeplearning4j's own "Same" fails where a stride
                        // of 3 skips pixels.
                        if (!(kernel == 1 && dilation == 2)
                                && (mode == ConvolutionMode.Truncate || stride <= kernel || stride == 2)) {
                            cases.add(convolution(type, kernel, stride, dilation, mode));
                        }
                    }
                }
            }
        }
        return cases;
    }

    private static Case convolution(DataType type, int kernel, int stride, int dilation, ConvolutionMode mode) {
        return new Case(
                type,
                "convolution " + kernel + " stride " + stride + " dilation " + dilation + " " + mode,
                () -> SingleLayers.convolution(CHANNELS, kernel, stride, dilation, mode));
    }

    private static List<Case> normalizations(DataType type) {
        return SingleLayers.normalizations(CHANNELS).stream()
                .map(normalization -> new Case(
                        type,
                        "normalization" + (normalization.isUseLogStd() ? "" : " with a running variance"),
                        normalization::clone))
                .toList();
    }

    /** Maps of odd sides, of even ones, and as wide as they have channels. */
    @ParameterizedTest
    @MethodSource("layers")
    void computesWhatDeeplearning4jComputes(Case layer) {
        Twins twins = Twins.of(
                () -> between(layer.type(), new Sgd(0.01), layer.layer().get()), CudnnExecution::network);
        Nd4j.getRandom().setSeed(1);
        for (long[] shape : new long[][] {{2, 3, 15, 13}, {1, 3, 14, 16}, {3, 3, 13, 14}, {4, 3, 17, CHANNELS + 8}}) {
            INDArray images = Nd4j.randn(layer.type(), shape);
            twins.assertActivationsAreAlike(images, name -> !name.equals("before"));
            twins.assertStepsAreAlike(data(twins.stock(), images));
        }
    }

    @ParameterizedTest
    @MethodSource("exactConvolutions")
    void gradientsAreSlopes(Case layer) {
        ComputationGraph network = CudnnExecution.network(
                between(DataType.DOUBLE, new NoOp(), layer.layer().get()));
        network.init();
        Nd4j.getRandom().setSeed(1);
        DataSet data = data(network, Nd4j.randn(DataType.DOUBLE, 2, 3, 8, 7));
        GradientCheckUtil.GraphConfig check = new GradientCheckUtil.GraphConfig()
                .net(network)
                .inputs(new INDArray[] {data.getFeatures()})
                .labels(new INDArray[] {data.getLabels()})
                .subset(true)
                .maxPerParam(6)
                .print(GradientCheckUtil.PrintMode.FAILURES_ONLY);
        DataType before = Nd4j.dataType();
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        try {
            assertTrue(GradientCheckUtil.checkGradients(check));
        } finally {
            Nd4j.setDefaultDataTypes(before, before);
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void areReplaced(Case layer) {
        ComputationGraph network = CudnnExecution.network(
                between(layer.type(), new NoOp(), layer.layer().get()));
        network.init();
        boolean isComputed = layer.type() == DataType.FLOAT || layer.layer().get() instanceof ConvolutionLayer;
        assertEquals(isComputed, network.getVertex("layer") instanceof OperationVertex);
    }

    private static DataSet data(ComputationGraph network, INDArray images) {
        long[] shape = network.outputSingle(images).shape();
        return new DataSet(images, Nd4j.randn(images.dataType(), shape));
    }

    private static ComputationGraphConfiguration between(DataType type, IUpdater updater, Layer layer) {
        return SingleLayers.between(type, updater, CHANNELS, layer);
    }
}
