/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

class NetworkOptionsTest {
    private final NetworkOptions defaults = NetworkOptions.defaults();

    @Test
    void anEpsilonThatIsZeroInSixteenBitsIsRefused() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> defaults.withDataType(DataType.FLOAT16));
        assertTrue(refusal.getMessage().startsWith("Adam's epsilon is 1.0E-8, which is 0 as a FLOAT16"));
        Adam adam = Adam.builder().learningRate(1e-3).epsilon(1e-4).build();
        assertEquals(
                DataType.FLOAT16,
                defaults.withUpdater(adam).withDataType(DataType.FLOAT16).dataType());
    }

    @Test
    void changesOneThingAtATime() {
        NetworkOptions changed = defaults.withSeed(7)
                .withUpdater(new Sgd(0.1))
                .withWeightDecay(1e-4)
                .withDataType(DataType.DOUBLE)
                .withExecution(Execution.DEEPLEARNING4J);
        assertEquals(
                new NetworkOptions(
                        7,
                        new Sgd(0.1),
                        1e-4,
                        DataType.DOUBLE,
                        Precision.FULL,
                        Execution.DEEPLEARNING4J,
                        Optional.empty(),
                        Optional.empty()),
                changed);
        assertEquals(
                new NetworkOptions(
                        42,
                        defaults.updater(),
                        1e-4,
                        DataType.FLOAT,
                        Precision.FULL,
                        Execution.AUTO,
                        Optional.empty(),
                        Optional.empty()),
                defaults.withWeightDecay(1e-4));
        assertEquals(
                new NetworkOptions(
                        42,
                        defaults.updater(),
                        0,
                        DataType.FLOAT,
                        Precision.BFLOAT16,
                        Execution.AUTO,
                        Optional.empty(),
                        Optional.empty()),
                defaults.withPrecision(Precision.BFLOAT16));
    }

    @Test
    void aDeviceGoesWithTheEngineThatComputesOnIt() {
        NetworkOptions onGpu = defaults.withExecution(Execution.LIBTORCH).withDevice("cuda:1");
        assertEquals(Optional.of("cuda:1"), onGpu.device());
        assertEquals(Optional.of("cuda:1"), onGpu.withSeed(7).device());
        assertEquals(Optional.empty(), onGpu.withExecution(Execution.AUTO).device());
        NetworkOptions small = onGpu.withRecomputation(Recomputation.BLOCKS).withSeed(7);
        assertEquals(Optional.of(Recomputation.BLOCKS), small.recomputation());
        assertEquals(Optional.empty(), small.withExecution(Execution.AUTO).recomputation());
        assertEquals(
                "The recomputation is NONE and the execution AUTO; only LIBTORCH computes maps once more: set the"
                        + " execution to LIBTORCH first.",
                assertThrows(IllegalArgumentException.class, () -> defaults.withRecomputation(Recomputation.NONE))
                        .getMessage());
        assertEquals(
                "The device is cuda:0 and the execution AUTO; only LIBTORCH takes a device: set the execution to"
                        + " LIBTORCH first.",
                assertThrows(IllegalArgumentException.class, () -> defaults.withDevice("cuda:0"))
                        .getMessage());
    }

    @Test
    void refusesAWeightDecayThatIsNoShare() {
        for (double decay : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(
                    "weightDecay is " + decay + "; it must be 0 or a positive number.",
                    assertThrows(IllegalArgumentException.class, () -> defaults.withWeightDecay(decay))
                            .getMessage());
        }
    }

    @Test
    void refusesTypesThatDeeplearning4jCannotTrainIn() {
        for (DataType type : new DataType[] {DataType.INT32, DataType.BOOL}) {
            assertEquals(
                    "dataType is " + type + "; it must be FLOAT, DOUBLE or FLOAT16.",
                    assertThrows(IllegalArgumentException.class, () -> defaults.withDataType(type))
                            .getMessage());
        }
    }

    @Test
    void saysHowBfloat16IsSet() {
        assertEquals(
                "dataType is BFLOAT16; it must be FLOAT, DOUBLE or FLOAT16; keep FLOAT, and set the precision to"
                        + " BFLOAT16.",
                assertThrows(IllegalArgumentException.class, () -> defaults.withDataType(DataType.BFLOAT16))
                        .getMessage());
        NetworkOptions reduced = defaults.withPrecision(Precision.BFLOAT16);
        assertEquals(
                "The precision is BFLOAT16 and dataType is DOUBLE; parameters must be FLOAT then: set the data type to"
                        + " FLOAT, or the precision to FULL.",
                assertThrows(IllegalArgumentException.class, () -> reduced.withDataType(DataType.DOUBLE))
                        .getMessage());
    }
}
