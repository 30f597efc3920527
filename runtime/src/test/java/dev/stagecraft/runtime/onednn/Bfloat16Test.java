/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.LabelledImages;
import dev.stagecraft.runtime.vertices.ResidualNetwork;
import dev.stagecraft.runtime.vertices.ResidualNetwork.Channels;
import dev.stagecraft.runtime.vertices.Twins;
import java.util.Map;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A small residual network whose maps are of bfloat16, on a processor that has it. */
@EnabledIf(
        value = "dev.stagecraft.runtime.onednn.OneDnnExecution#hasBfloat16",
        disabledReason = "this processor has neither AVX512_BF16 nor AMX, or DNNL_MAX_CPU_ISA hides them")
class Bfloat16Test {
    /** What rounding makes of twenty layers, as a part of the largest value. */
    private static final double ROUNDING = 5e-2;

    private static ComputationGraph network(Channels channels, DataType type) {
        ComputationGraph network =
                OneDnnExecution.network(ResidualNetwork.of(ConvolutionMode.Truncate, channels), type);
        network.init();
        return network;
    }

    private static DataSet data(int batch) {
        return LabelledImages.of(batch, 4, 37, 29);
    }

    @ParameterizedTest
    @CsvSource({"Truncate, ANY", "Same, ANY", "Truncate, BLOCKS", "Same, BLOCKS"})
    void computesNearlyWhatDeeplearning4jComputes(ConvolutionMode mode, Channels channels) {
        Twins twins = Twins.of(
                () -> ResidualNetwork.of(mode, channels),
                configuration -> OneDnnExecution.network(configuration, DataType.BFLOAT16),
                ROUNDING);
        Nd4j.getRandom().setSeed(1);
        for (int batch : new int[] {3, 1, 5}) {
            // At inference Deeplearning4j's activations overwrite what they take.
            twins.assertActivationsAreAlike(data(batch).getFeatures(), name -> !name.matches(".*(bn1|add|fc1|fc2)"));
        }
    }

    @Test
    void handsOnMapsOfHalfTheSizeAndNothingElse() {
        ComputationGraph network = network(Channels.BLOCKS, DataType.BFLOAT16);
        DataSet data = data(2);
        Map<String, INDArray> activations = network.feedForward(new INDArray[] {data.getFeatures()}, false, false);
        assertEquals(DataType.BFLOAT16, network.getLayer("a.conv2").input().dataType());
        assertEquals(DataType.FLOAT, network.getLayer("b.gate").input().dataType());
        activations.forEach((name, maps) -> assertEquals(DataType.FLOAT, maps.dataType(), name));
        network.fit(data);
        assertEquals(DataType.FLOAT, network.params().dataType());
        network.gradient()
                .gradientForVariable()
                .forEach((name, gradient) -> assertEquals(DataType.FLOAT, gradient.dataType(), name));
        INDArray rounded = network.params().castTo(DataType.BFLOAT16).castTo(DataType.FLOAT);
        assertNotEquals(rounded, network.params());
    }

    /** The loss falls as it does in 32 bits, and what was learned answers in 32 bits too. */
    @ParameterizedTest
    @EnumSource(Channels.class)
    void learnsWhatIsLearnedIn32Bits(Channels channels) {
        ComputationGraph full = network(channels, DataType.FLOAT);
        ComputationGraph reduced = network(channels, DataType.BFLOAT16);
        Nd4j.getRandom().setSeed(2);
        DataSet data = data(12);
        double untrained = full.score(data, true);
        for (int step = 0; step < 40; step++) {
            full.fit(data);
            reduced.fit(data);
        }
        double expected = full.score(data, true);
        assertTrue(expected < 0.5 * untrained, () -> expected + " of " + untrained);
        assertEquals(expected, reduced.score(data, true), 0.1 * untrained);
        ComputationGraph loaded = network(channels, DataType.FLOAT);
        loaded.setParams(reduced.params());
        assertEquals(reduced.score(data, true), loaded.score(data, true), 0.02 * untrained);
    }
}
