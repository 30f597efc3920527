package dev.stagecraft.processor.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.processor.diagnostic.Origin;
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
        Convolution layer = new Convolution(
                "conv",
                Quantity.fixed(filters),
                kernel,
                Quantity.fixed(1),
                new Padding.Explicit(kernel / 2),
                bias,
                ORIGIN);
        return Costs.of(new ShapedLayer(layer, input, output, List.of()));
    }

    @Test
    void convolutions() {
        FeatureMap input = new FeatureMap(3, 224, 224);
        FeatureMap output = new FeatureMap(64, 112, 112);
        assertEquals(new Cost(9_408, 0, 118_013_952), convolution(input, 64, 7, output, false));
        assertEquals(new Cost(9_472, 0, 118_013_952), convolution(input, 64, 7, output, true));
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

    @Test
    void normalizationsAndDenseLayers() {
        FeatureMap map = new FeatureMap(64, 7, 7);
        assertEquals(
                new Cost(128, 128, 0), Costs.of(new ShapedLayer(new Normalization("bn", false), map, map, List.of())));
        assertEquals(
                new Cost(64 * 49 * 10 + 10, 0, 64 * 49 * 10),
                Costs.of(new ShapedLayer(new Dense("fc", 10, true, ORIGIN), map, new FeatureVector(10), List.of())));
    }

    @Test
    void overflowIsNotHidden() {
        FeatureMap huge = new FeatureMap(Integer.MAX_VALUE, 1 << 20, 1 << 20);
        assertThrows(ArithmeticException.class, () -> convolution(huge, Integer.MAX_VALUE, 3, huge, false));
    }
}
