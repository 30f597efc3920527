/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.layers.GroupedConvolution;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The units of a residual block, convolution with normalization and ReLU, and sum with ReLU: their gradients against central
 * differences of the loss that Deeplearning4j's own layers have in double precision.
 */
class UnitGradientTest {
    private static final double STEP = 1e-6;
    private static final double TOLERANCE = 1e-4;

    record Unit(int channels, int kernel, int stride, int dilation, int groups, boolean bias, int batch) {}

    /** Six channels lie last, and eight in a block. */
    static Stream<Unit> units() {
        List<Unit> units = new ArrayList<>();
        for (int channels : new int[] {6, 8}) {
            for (int kernel : new int[] {1, 3, 7}) {
                for (int stride : new int[] {1, 2}) {
                    units.add(new Unit(channels, kernel, stride, 1, 1, stride == 2, 3));
                    units.add(new Unit(channels, kernel, stride, 1, 1, stride == 1, 1));
                }
            }
            units.add(new Unit(channels, 3, 1, 2, 1, false, 2));
            units.add(new Unit(channels, 3, 2, 2, 1, true, 2));
            units.add(new Unit(channels, 3, 1, 1, 2, false, 2));
            units.add(new Unit(channels, 3, 2, 1, channels, true, 2));
        }
        return units.stream();
    }

    @ParameterizedTest
    @MethodSource("units")
    void hasTheSlopesOfTheLossInDoublePrecision(Unit unit) {
        Nd4j.getRandom().setSeed(7);
        ComputationGraph fast = OneDnnExecution.network(network(unit, DataType.FLOAT));
        fast.init();
        ComputationGraph exact = new ComputationGraph(network(unit, DataType.DOUBLE));
        exact.init(fast.params().castTo(DataType.DOUBLE), true);
        INDArray images = Nd4j.randn(DataType.DOUBLE, unit.batch(), 3, 11, 9);
        exact.setInputs(images);
        INDArray labels = Nd4j.randn(DataType.DOUBLE, exact.outputSingle(images).shape());
        fast.setInputs(images.castTo(DataType.FLOAT));
        fast.setLabels(labels.castTo(DataType.FLOAT));
        fast.computeGradientAndScore();

        DataSet data = new DataSet(images, labels);
        int compared = 0;
        for (String name : exact.paramTable().keySet()) {
            // The first are gradients in front of a normalization, which are nothing but rounding; the others no
            // gradients.
            if (!name.matches("conv\\d_b|.*_(mean|var|log10stdev)")) {
                INDArray gradient = fast.gradient().getGradientFor(name).castTo(DataType.DOUBLE);
                INDArray direction = Nd4j.randn(DataType.DOUBLE, gradient.shape());
                double slope = slope(exact, exact.getParam(name), direction, data) * unit.batch();
                double scale = Math.max(1, gradient.norm2Number().doubleValue());
                assertEquals(slope, gradient.mul(direction).sumNumber().doubleValue(), TOLERANCE * scale, name);
                compared++;
            }
        }
        assertTrue(compared >= 10, "compared " + compared);
    }

    /** How fast the mean loss grows where values go in a direction. */
    private static double slope(ComputationGraph network, INDArray values, INDArray direction, DataSet data) {
        values.addi(direction.mul(STEP));
        double above = network.score(data, true);
        values.subi(direction.mul(2 * STEP));
        double below = network.score(data, true);
        values.addi(direction.mul(STEP));
        return (above - below) / (2 * STEP);
    }

    private static ComputationGraphConfiguration network(Unit unit, DataType type) {
        int channels = unit.channels();
        return new SmallNetwork(SmallNetwork.settings(3, type))
                .unbiased("before", 3, channels, 1, 1)
                .layer("conv1", convolution(unit))
                .layer("bn1", normalization(channels))
                .relu("relu1")
                .unbiased("conv2", channels, channels, 1, 1)
                .layer("bn2", normalization(channels))
                .from("before")
                .unbiased("down", channels, channels, 1, unit.stride())
                .combine("add", ElementWiseVertex.Op.Add, "bn2", "down")
                .relu("relu2")
                .unbiased("conv3", channels, channels, 1, 1)
                .layer("bn3", normalization(channels))
                .add("add2", "relu2")
                .relu("relu3")
                .unbiased("after", channels, 8, 1, 1)
                .squaredError()
                .configuration();
    }

    private static ConvolutionLayer convolution(Unit unit) {
        int padding = (unit.kernel() - 1) * unit.dilation() / 2;
        ConvolutionLayer.BaseConvBuilder<?> builder = unit.groups() == 1
                ? new ConvolutionLayer.Builder(unit.kernel(), unit.kernel())
                : new GroupedConvolution.Builder(unit.kernel(), unit.kernel()).groups(unit.groups());
        return builder.nIn(unit.channels())
                .nOut(unit.channels())
                .stride(unit.stride(), unit.stride())
                .padding(padding, padding)
                .dilation(unit.dilation(), unit.dilation())
                .hasBias(unit.bias())
                .activation(Activation.IDENTITY)
                .build();
    }

    private static BatchNormalization normalization(int channels) {
        return new BatchNormalization.Builder()
                .nIn(channels)
                .nOut(channels)
                .gamma(1.2)
                .beta(0.1)
                .build();
    }
}
