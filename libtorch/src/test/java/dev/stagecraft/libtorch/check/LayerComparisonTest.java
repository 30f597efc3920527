/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is run on a machine with a GPU works on one without. */
class LayerComparisonTest {

    /** On one device the same numbers come of the same numbers. */
    @Test
    void theDeviceAgreesWithItself() {
        List<LayerComparison.Difference> layers = LayerComparison.of("cpu", Arithmetic.FLOAT32);
        assertTrue(layers.size() > 50, layers.size() + " layers");
        layers.forEach(layer -> assertEquals(0, layer.difference(), layer.layer()));
    }

    @Test
    void bfloat16IsClose() {
        LayerComparison.of("cpu", Arithmetic.BFLOAT16)
                .forEach(layer -> assertTrue(layer.difference() < 0.1, layer::toString));
    }
}
