/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.images.Shape;
import java.util.List;
import java.util.NoSuchElementException;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.junit.jupiter.api.Test;

class NetworkSummaryTest {
    private final NetworkSummary summary = NetworkSummary.of(Tabled.class, "Sample");

    /** Has a table beside it: {@code NetworkSummaryTest$Tabled} is found by its simple name. */
    private static final class Tabled implements NetworkDefinition {
        @Override
        public String name() {
            return "Sample";
        }

        @Override
        public ComputationGraphConfiguration configuration(NetworkOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public NetworkSummary summary() {
            return NetworkSummary.of(Tabled.class, name());
        }
    }

    private abstract static class WithoutTable implements NetworkDefinition {}

    @Test
    void repeatsTheLinesOfEqualBlocks() {
        assertEquals(
                List.of(
                        "input",
                        "conv1",
                        "layer1.0.conv1",
                        "layer1.0",
                        "layer1.1.conv1",
                        "layer1.1",
                        "layer1.2.conv1",
                        "layer1.2",
                        "layer2.10.conv1",
                        "layer2.11.conv1",
                        "fc"),
                summary.layers().stream().map(LayerSummary::name).toList());
        assertEquals(
                new LayerSummary(
                        "layer1.2.conv1",
                        "Convolution",
                        new Shape(List.of(8, 4, 4)),
                        new Shape(List.of(8, 4, 4)),
                        576,
                        0,
                        9216),
                summary.layer("layer1.2.conv1"));
    }

    @Test
    void sumsEveryLayerAsOftenAsItIsRepeated() {
        assertEquals(72 + 3 * 576 + 2 * 100 + 90, summary.parameters());
        assertEquals(16, summary.runningStatistics());
        assertEquals(1152 + 3 * 9216 + 80, summary.multiplyAdds());
    }

    @Test
    void hasTheShapesOfBothEnds() {
        assertEquals("1x4x4", summary.input().toString());
        assertEquals("10", summary.output().toString());
    }

    @Test
    void selectsAPartByItsNameAndNotByTheBeginningOfOne() {
        assertEquals(6, summary.part("layer1").layers().size());
        assertEquals(
                List.of("layer1.1.conv1", "layer1.1"),
                summary.part("layer1.1").layers().stream()
                        .map(LayerSummary::name)
                        .toList());
        assertEquals(0, summary.part("layer").layers().size());
        assertEquals(0, summary.part("layer2.1").layers().size());
        assertEquals(6, summary.ofKind("Convolution").layers().size());
    }

    @Test
    void namesTheLayerThatIsNotThere() {
        assertEquals(
                "Sample has no layer conv9.",
                assertThrows(NoSuchElementException.class, () -> summary.layer("conv9"))
                        .getMessage());
    }

    @Test
    void saysWhichTableIsMissing() {
        String message = assertThrows(
                        IllegalStateException.class, () -> NetworkSummary.of(WithoutTable.class, "Sample"))
                .getMessage();
        assertTrue(message.startsWith("WithoutTable.layers.tsv is missing beside the class "), message);
    }

    @Test
    void printsATable() {
        List<String> lines = summary.part("layer1.0").toString().lines().toList();
        assertEquals(
                List.of(
                        "layer1.0",
                        "layer           kind           output            parameters      multiply-adds",
                        "-".repeat(78),
                        "layer1.0.conv1  Convolution    8x4x4                    576              9,216",
                        "layer1.0        Add            8x4x4                      0                  0",
                        "-".repeat(78),
                        "576 parameters, 0 running statistics, 9,216 multiply-adds for one image"),
                lines);
    }

    @Test
    void aShapeKnowsItsSizeAndItsBatch() {
        Shape map = Shape.parse("256x56x56");
        assertEquals(802_816, map.size());
        assertArrayEquals(new long[] {8, 256, 56, 56}, map.ofBatch(8));
        assertArrayEquals(new long[] {8, 10}, Shape.parse("10").ofBatch(8));
        assertEquals("256x56x56", map.toString());
    }
}
