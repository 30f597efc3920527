/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.NativeMemory;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.onednn.Slab;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What inference holds beyond the Java heap. */
class InferenceMemoryTest {
    private static final int BATCHES = 12;
    private static final int CALLS = 300;

    private static ComputationGraph network() {
        return new SmallNetwork()
                .convolution("conv1", 3, 64, 3, 1)
                .normalization("bn1", 64)
                .relu("relu1")
                .convolution("conv2", 64, 64, 3, 1)
                .add("add", "relu1")
                .relu("relu2")
                .trained(64);
    }

    /** More batches than are kept, so that programs come and go. */
    @Test
    void doesNotGrowFromCallToCallAndIsFreedAtTheEnd() throws InterruptedException {
        // Other networks of this process may be garbage that has memory still.
        long before = NativeMemory.settled(Slab::totalBytes);
        FusedNetwork fused = FusedNetwork.of(network(), DataType.FLOAT).orElseThrow();
        assertTrue(Slab.totalBytes() > before + 64 * 64 * 9 * Float.BYTES);
        List<INDArray> images = IntStream.rangeClosed(1, BATCHES)
                .mapToObj(batch -> Nd4j.randn(DataType.FLOAT, batch, 3, 24, 24))
                .toList();
        images.forEach(fused::outputs);
        long held = Slab.totalBytes();
        long known = NativeMemory.settled(Pointer::totalBytes);
        for (int call = 0; call < CALLS; call++) {
            fused.outputs(images.get(call % BATCHES)).get(0).close();
        }
        assertEquals(held, Slab.totalBytes());
        long grown = NativeMemory.settled(Pointer::totalBytes) - known;
        assertTrue(grown < 1_000_000, () -> grown + " bytes more");
        fused.close();
        assertEquals(before, Slab.totalBytes());
    }
}
