/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.LabelledImages;
import dev.stagecraft.runtime.NativeMemory;
import dev.stagecraft.runtime.vertices.ResidualNetwork;
import dev.stagecraft.runtime.vertices.ResidualNetwork.Channels;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

/** What training holds beyond the Java heap. */
class OneDnnMemoryTest {
    private static final int ROUNDS = 10;

    static List<DataType> types() {
        return OneDnnExecution.hasBfloat16() ? List.of(DataType.FLOAT, DataType.BFLOAT16) : List.of(DataType.FLOAT);
    }

    /** After every batch size has been seen, nothing is allocated any more. */
    @ParameterizedTest
    @MethodSource("types")
    void holdsNoMoreMemoryFromStepToStep(DataType type) throws InterruptedException {
        ComputationGraph network =
                OneDnnExecution.network(ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS), type);
        network.init();
        List<DataSet> batches = IntStream.range(1, 7)
                .mapToObj(batch -> LabelledImages.of(batch, 4, 11, 9))
                .toList();
        fit(network, batches, 3);
        long bytes = NativeMemory.settled(Pointer::totalBytes);
        long objects = NativeMemory.settled(Pointer::totalCount);
        fit(network, batches, ROUNDS);
        long moreBytes = NativeMemory.settled(Pointer::totalBytes) - bytes;
        long moreObjects = NativeMemory.settled(Pointer::totalCount) - objects;
        // Less than 50 bytes a step, and than an object a round.
        assertTrue(
                moreBytes < 50L * ROUNDS * batches.size() && moreObjects < ROUNDS,
                () -> moreBytes + " bytes and " + moreObjects + " objects more");
    }

    private static void fit(ComputationGraph network, List<DataSet> batches, int rounds) {
        for (int round = 0; round < rounds; round++) {
            batches.forEach(network::fit);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void freesItsPrimitivesWhenItIsClosed(DataType type) throws InterruptedException {
        long before = NativeMemory.settled(Pointer::totalCount);
        ComputationGraph network =
                OneDnnExecution.network(ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS), type);
        network.init();
        network.fit(LabelledImages.of(2, 4, 37, 29));
        network.outputSingle(LabelledImages.of(3, 4, 37, 29).getFeatures());
        long open = NativeMemory.settled(Pointer::totalCount) - before;
        network.close();
        network.close();
        long closed = NativeMemory.settled(Pointer::totalCount) - before;
        assertTrue(open > 300 && closed < 100, () -> open + " objects while it is open, and " + closed + " afterwards");
        assertTrue(OneDnnExecution.computes(network));
    }
}
