/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Dense;
import dev.stagecraft.processor.network.Normalization;
import dev.stagecraft.processor.network.Padding;
import dev.stagecraft.processor.network.Quantity;
import dev.stagecraft.processor.shape.FeatureMap;
import dev.stagecraft.processor.shape.FeatureVector;
import dev.stagecraft.processor.shape.ShapedLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts that can be checked on paper. */
class CostsTest {
    private static final Origin ORIGIN = Origin.of("test.Net", "dev.stagecraft.Input", 0);

    private static Cost convolution(FeatureMap input, int filters, int kernel, FeatureMap output, boolean bias) {
        return convolution(input, filters, kernel, 1, output, bias);
    }

    private static Cost convolution(
            FeatureMap input, int filters, int kernel, int groups, FeatureMap output, boolean bias) {
        Convolution layer = new Convolution(
                "conv",
                Quantity.fixed(filters),
                kernel,
                Quantity.fixed(1),
                Padding.Explicit.of(kernel / 2),
                Quantity.fixed(1),
                Quantity.fixed(groups),
                bias,
                Blame.of(ORIGIN, ORIGIN, ORIGIN));
        return Costs.of(new ShapedLayer(layer, input, output, List.of()));
    }

    @Test
    void convolutions() {
        FeatureMap input = new FeatureMap(3, 224, 224);
        FeatureMap output = new FeatureMap(64, 112, 112);
        assertEquals(new Cost(9_408, 0, 118_013_952, 802_816), convolution(input, 64, 7, output, false));
        assertEquals(new Cost(9_472, 0, 118_013_952, 802_816), convolution(input, 64, 7, output, true));
    }

    /** Table 1 and figure 5 of the ResNet paper: what makes bottlenecks cheap. */
    @Test
    void bottleneckArithmetic() {
        FeatureMap wide = new FeatureMap(256, 56, 56);
        FeatureMap narrow = new FeatureMap(64, 56, 56);
        Cost bottleneck = convolution(wide, 64, 1, narrow, false)
                .plus(convolution(narrow, 64, 3, narrow, false))
                .plus(convolution(narrow, 256, 1, wide, false));
        assertEquals(69_632, bottleneck.parameters());
        assertEquals(1_179_648, convolution(wide, 256, 3, wide, false).times(2).parameters());
    }

    /** ResNeXt-50 32x4d: 128 filters in 32 groups of 4, each of which sees 4 channels. */
    @Test
    void groupedConvolutions() {
        FeatureMap map = new FeatureMap(128, 56, 56);
        assertEquals(
                new Cost(128 * 4 * 9, 0, 128L * 4 * 9 * 56 * 56, 128 * 56 * 56),
                convolution(map, 128, 3, 32, map, false));
    }

    @Test
    void normalizationsAndDenseLayers() {
        FeatureMap map = new FeatureMap(64, 7, 7);
        assertEquals(
                new Cost(128, 128, 0, 3136),
                Costs.of(new ShapedLayer(
                        new Normalization("bn", new Normalization.Batch(), false), map, map, List.of())));
        assertEquals(
                new Cost(64 * 49 * 10 + 10, 0, 64 * 49 * 10, 10),
                Costs.of(new ShapedLayer(new Dense("fc", 10, true), map, new FeatureVector(10), List.of())));
    }

    @Test
    void overflowIsNotHidden() {
        FeatureMap large = new FeatureMap(Integer.MAX_VALUE, 1, 1);
        Cost cost = convolution(large, Integer.MAX_VALUE, 3, large, false);
        assertEquals(Long.MAX_VALUE, cost.parameters());
        assertEquals(Long.MAX_VALUE, cost.plus(cost).multiplyAdds());
        assertEquals(Long.MAX_VALUE, cost.times(2).parameters());
        assertEquals(Integer.MAX_VALUE * 4L, cost.activationBytes());
    }
}
