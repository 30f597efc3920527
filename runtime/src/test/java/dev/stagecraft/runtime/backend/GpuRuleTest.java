/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GpuRuleTest {
    private static final GpuDevice K40 = new GpuDevice("Tesla K40m", 3, 5);
    private static final GpuDevice K80 = new GpuDevice("Tesla K80", 3, 7);
    private static final GpuDevice A100 = new GpuDevice("NVIDIA A100-SXM4-40GB", 8, 0);
    private static final GpuDevice RTX_4090 = new GpuDevice("NVIDIA GeForce RTX 4090", 8, 9);
    private static final GpuDevice H100 = new GpuDevice("NVIDIA H100 PCIe", 9, 0);
    private static final GpuDevice RTX_5090 = new GpuDevice("NVIDIA GeForce RTX 5090", 12, 0);

    @Test
    void acceptsBothEndsOfTheRangeAndWhatIsBetween() {
        for (GpuDevice device : List.of(K80, A100, RTX_4090)) {
            assertEquals(Optional.empty(), GpuRule.objection(List.of(device)), device::name);
        }
        assertEquals(Optional.empty(), GpuRule.objection(List.of(A100, RTX_4090)));
    }

    @Test
    void refusesWhatIsNewer() {
        assertEquals(
                Optional.of("The GPU NVIDIA H100 PCIe has compute capability 9.0, but ND4J's CUDA back end runs on 3.7"
                        + " to 8.9 only: build without -Pcuda to run on the CPU, or use a GPU up to 8.9."),
                GpuRule.objection(List.of(H100)));
        assertTrue(GpuRule.objection(List.of(RTX_5090)).orElseThrow().contains("compute capability 12.0"));
    }

    @Test
    void refusesWhatIsOlder() {
        assertTrue(GpuRule.objection(List.of(K40))
                .orElseThrow()
                .startsWith("The GPU Tesla K40m has compute capability 3.5"));
    }

    @Test
    void tellsHowToHideAnUnusableGpuBesideUsableOnes() {
        assertEquals(
                Optional.of("The GPU NVIDIA H100 PCIe has compute capability 9.0, but ND4J's CUDA back end runs on 3.7"
                        + " to 8.9 only: set CUDA_VISIBLE_DEVICES=1,3 to hide it, or build without -Pcuda to run on the"
                        + " CPU."),
                GpuRule.objection(List.of(H100, A100, K40, RTX_4090)));
        assertTrue(GpuRule.objection(List.of(A100, H100)).orElseThrow().contains("CUDA_VISIBLE_DEVICES=0 "));
    }
}
