/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static dev.stagecraft.runtime.vertices.SingleLayers.pointwise;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.layers.GroupedConvolution;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

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
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(type)
                .updater(new Sgd(0.01))
                .graphBuilder()
                .addInputs("input")
                .addLayer("before", pointwise(3, channels, 1), "input")
                .addLayer("conv1", convolution(unit), "before")
                .addLayer("bn1", normalization(channels), "conv1")
                .addLayer("relu1", new ActivationLayer(Activation.RELU), "bn1")
                .addLayer("conv2", pointwise(channels, channels, 1), "relu1")
                .addLayer("bn2", normalization(channels), "conv2")
                .addLayer("down", pointwise(channels, channels, unit.stride()), "before")
                .addVertex("add", new ElementWiseVertex(ElementWiseVertex.Op.Add), "bn2", "down")
                .addLayer("relu2", new ActivationLayer(Activation.RELU), "add")
                .addLayer("conv3", pointwise(channels, channels, 1), "relu2")
                .addLayer("bn3", normalization(channels), "conv3")
                .addVertex("add2", new ElementWiseVertex(ElementWiseVertex.Op.Add), "bn3", "relu2")
                .addLayer("relu3", new ActivationLayer(Activation.RELU), "add2")
                .addLayer("after", pointwise(channels, 8, 1), "relu3")
                .addLayer(
                        "loss",
                        new CnnLossLayer.Builder(LossFunction.MSE)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "after");
        return graph.setOutputs("loss").build();
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
