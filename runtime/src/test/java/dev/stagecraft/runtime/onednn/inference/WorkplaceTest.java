/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.runtime.NativeMemory;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.onednn.Slab;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The memory of one call. */
class WorkplaceTest {
    private static final long MORE_THAN_ANY_MACHINE_HAS = 1L << 60;

    /** What it had is freed for what it was to get, so it must not use it any more. */
    @Test
    void startsAnewWhenThereWasNotEnoughMemory() throws InterruptedException {
        LoweredNetwork lowered = Lowering.of(new SmallNetwork()
                        .convolution("conv1", 3, 8, 3, 1)
                        .normalization("bn1", 8)
                        .relu("relu1")
                        .trained(8))
                .orElseThrow();
        Schedule schedule = Schedule.of(lowered, DataType.FLOAT, 2, 3, 9, 7);
        Schedule tooLarge = new Schedule(List.of(), schedule.results(), MORE_THAN_ANY_MACHINE_HAS);
        INDArray images = Nd4j.randn(DataType.FLOAT, 2, 3, 9, 7);
        INDArray first = Nd4j.create(DataType.FLOAT, 2, 5);
        INDArray second = Nd4j.create(DataType.FLOAT, 2, 5);
        try (lowered;
                Workplace workplace = new Workplace()) {
            workplace.run(schedule, images, List.of(first));
            // Memory that is asked for in vain has the garbage of other networks freed.
            long held = NativeMemory.settled(Slab::totalBytes);
            assertThrows(OutOfMemoryError.class, () -> workplace.run(tooLarge, images, List.of(second)));
            assertEquals(held - schedule.bytes(), Slab.totalBytes());
            workplace.run(schedule, images, List.of(second));
            assertEquals(held, Slab.totalBytes());
            assertEquals(first, second);
        }
    }
}
