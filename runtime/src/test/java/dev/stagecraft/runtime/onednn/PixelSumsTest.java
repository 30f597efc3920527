/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.ref.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PixelSumsTest {
    /** Numbers that bfloat16 has, and sums that it has not. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "BFLOAT16"})
    void areOfEachChannelOfEachImage(DataType type) {
        assumeTrue(OneDnnExecution.isAvailable(), "oneDNN does not run here.");
        assumeTrue(type == DataType.FLOAT || OneDnn.hasBfloat16(), "There is no bfloat16.");
        INDArray maps = Nd4j.createFromArray(new float[][][][] {
                    {{{1, 256}, {2, 3}, {4, 0}}},
                    {{{-5, 0.5f}, {6, -128}, {0, 0.25f}}}
                })
                .castTo(type);
        MapShape shape = new MapShape(new MapFormat(MapLayout.CHANNELS_LAST, type), 2, 1, 3, 2);
        INDArray result = Nd4j.create(DataType.FLOAT, 2, 2);
        try (PixelSums sums = new PixelSums(shape)) {
            sums.run(maps.data().addressPointer(), result);
            Reference.reachabilityFence(maps);
        }
        assertEquals(Nd4j.createFromArray(new float[][] {{7, 259}, {1, -127.25f}}), result);
    }
}
