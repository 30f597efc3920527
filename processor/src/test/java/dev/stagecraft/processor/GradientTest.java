/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.NetworkOptions;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The gradients of generated networks against finite differences, in double precision. All values of a parameter move at once, in random
 * directions: a value whose gradient is wrong is seen in each, since none of them moves by less than a half.
 */
@Tag("slow")
class GradientTest {
    private static final double STEP = 1e-6;
    private static final int DIRECTIONS = 3;
    /** Gradients are sums over the batch, and the score is their mean. */
    private static final int BATCH = 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@ResidualStage(filters = 3, blocks = 2)",
                "@ResidualStage(filters = 2, blocks = 1) @ResidualStage(filters = 2, blocks = 2, bottleneck = true, expansion = 2)",
                // The gate is a map of 1x1, which the product spreads over the whole map.
                "@SqueezeExcitation(reduction = 2, divisor = 1) @ResidualStage(filters = 4, blocks = 1)",
                "@SqueezeExcitation(reduction = 1, divisor = 1, place = SqueezeExcitation.Place.BEFORE_LAST_CONVOLUTION)"
                        + " @ResidualStage(filters = 2, blocks = 2, bottleneck = true, groups = 2, expansion = 2)",
                "@SqueezeExcitation(reduction = 1, divisor = 1, place = SqueezeExcitation.Place.BEFORE_LAST_CONVOLUTION)"
                        + " @BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION) @ResidualStage(filters = 3, blocks = 1)",
                "@Activated(Activated.Function.GELU) @ResidualStage(filters = 3, blocks = 1)",
                "@Convolution(bias = true, padding = Convolution.Padding.SAME) @ResidualStage(filters = 2, blocks = 1, stride = 2)",
                "@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION, strideIn = BlockDesign.StrideIn.LAST_BLOCK)"
                        + " @ResidualStage(filters = 3, blocks = 2, stride = 2)",
                "@Normalization(kind = Normalization.Kind.GROUP, groups = 2) @Activated(Activated.Function.MISH)"
                        + " @ResidualStage(filters = 4, blocks = 2)",
                "@BlockDesign(shortcut = Shortcut.ZERO_PAD) @AntiAliased @EfficientChannelAttention"
                        + " @ResidualStage(filters = 4, blocks = 2, stride = 2)",
                "@BlockDesign(shortcut = Shortcut.POOLED_PROJECTION) @ConvolutionalBlockAttention(reduction = 2, kernel = 3)"
                        + " @Activated(Activated.Function.SILU) @ResidualStage(filters = 4, blocks = 1, stride = 2)",
                "@BottleneckAttention(reduction = 2, dilation = 1) @ResidualStage(filters = 4, blocks = 1)"
                        + " @ResidualStage(filters = 4, blocks = 1, stride = 1)"
            })
    void agreeWithFiniteDifferences(String stages) {
        ComputationGraph network = CompiledNetwork.load(
                        "Net",
                        "@ResidualNetwork @Input(channels = 2, height = 5, width = 4) " + stages
                                + " @Head(classes = 3) interface Net {}")
                .create(NetworkOptions.defaults().withSeed(3).withDataType(DataType.DOUBLE));
        Nd4j.getRandom().setSeed(3);
        DataSet data = new DataSet(
                Nd4j.randn(DataType.DOUBLE, BATCH, 2, 5, 4), Nd4j.eye(BATCH).castTo(DataType.DOUBLE));

        network.setInputs(data.getFeatures());
        network.setLabels(data.getLabels());
        network.computeGradientAndScore();
        Map<String, INDArray> gradients = network.gradient().gradientForVariable().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().dup()));
        long checked = 0;
        for (Map.Entry<String, INDArray> parameter : network.paramTable().entrySet()) {
            if (parameter.getKey().matches(".*_(mean|var|log10stdev)")) {
                continue;
            }
            INDArray values = parameter.getValue();
            INDArray gradient = gradients.get(parameter.getKey());
            for (int number = 0; number < DIRECTIONS; number++) {
                INDArray direction = direction(number, values.shape());
                assertEquals(
                        slope(network, data, values, direction),
                        gradient.mul(direction).sumNumber().doubleValue() / BATCH,
                        1e-6,
                        parameter.getKey() + ", direction " + number);
            }
            checked += values.length();
        }
        assertTrue(checked > 100, "only " + checked + " parameters were checked");
    }

    /** Numbers of a size between 0.5 and 1.5, above or below zero. */
    private static INDArray direction(int number, long[] shape) {
        Random random = new Random(number);
        double[] values = random.doubles(ArrayUtil.prodLong(shape), 0.5, 1.5)
                .map(size -> random.nextBoolean() ? size : -size)
                .toArray();
        return Nd4j.createFromArray(values).reshape(shape);
    }

    private static double slope(ComputationGraph network, DataSet data, INDArray values, INDArray direction) {
        INDArray here = values.dup();
        values.assign(here.add(direction.mul(STEP)));
        double above = network.score(data, true);
        values.assign(here.sub(direction.mul(STEP)));
        double below = network.score(data, true);
        values.assign(here);
        return (above - below) / (2 * STEP);
    }
}
