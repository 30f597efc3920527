/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import static dev.stagecraft.libtorch.cuda.FakeCuda.writeLong;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.libtorch.check.Programs;
import dev.stagecraft.libtorch.check.Training;
import dev.stagecraft.libtorch.cuda.EventClock;
import dev.stagecraft.libtorch.cuda.FakeCuda;
import dev.stagecraft.program.engine.EngineSettings;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileTest {
    /** Each kind of work is there once, and asked a second time nothing is left of it. */
    @Test
    void allWorkOfAStepIsTimed() {
        EngineSettings settings = new EngineSettings("cpu", Arithmetic.FLOAT32, 1);
        Profile profile = Profile.open(Programs.resNet20(), settings);
        try (Training training = new Training(Programs.resNet20(), profile.network())) {
            training.step(0, training.batch(2, 16, 10, 1));
            Map<String, Double> times = profile.milliseconds();
            assertTrue(
                    times.keySet()
                            .containsAll(List.of(
                                    "Batch",
                                    "Convolution forwards",
                                    "Convolution backwards",
                                    "BatchNormalization forwards",
                                    "BatchNormalization backwards",
                                    "Sum forwards",
                                    "Dense backwards",
                                    "update")),
                    times::toString);
            times.values().forEach(time -> assertTrue(time >= 0));
            assertEquals(Map.of(), profile.milliseconds());
        }
    }

    /** Events with times are recorded on the stream around the work, waited for when somebody asks, and freed. */
    @Test
    void onAGpuEventsAreAround() {
        MemorySegment message = Arena.global().allocateFrom("invalid argument");
        FakeCuda functions = new FakeCuda();
        long[] events = {300};
        functions.withReason("cudaGetErrorString", message.address());
        functions
                .with(
                        "cudaEventCreateWithFlags",
                        true,
                        arguments -> {
                            assertEquals(0, arguments[1], "with times");
                            writeLong(arguments[0], events[0]++);
                        },
                        JAVA_LONG,
                        JAVA_INT)
                .with("cudaEventRecord", true, arguments -> assertEquals(78L, arguments[1]), JAVA_LONG, JAVA_LONG)
                .with("cudaEventSynchronize", true, arguments -> assertEquals(301L, arguments[0]), JAVA_LONG)
                .with(
                        "cudaEventElapsedTime",
                        true,
                        arguments -> {
                            assertEquals(List.of(300L, 301L), List.of(arguments[1], arguments[2]));
                            MemorySegment.ofAddress((long) arguments[0])
                                    .reinterpret(Float.BYTES)
                                    .set(JAVA_FLOAT, 0, 2.5f);
                        },
                        JAVA_LONG,
                        JAVA_LONG,
                        JAVA_LONG)
                .with("cudaEventDestroy", true, arguments -> {}, JAVA_LONG);
        Timing timing = new Timing(Timing.of(new EventClock(functions, 78)));
        assertEquals("done", timing.of("work", () -> {
            functions.calls();
            return "done";
        }));
        assertEquals(List.of("cudaEventCreateWithFlags", "cudaEventRecord"), functions.calls());
        assertEquals(Map.of("work", 2.5), timing.milliseconds());
        assertEquals(
                List.of("cudaEventSynchronize", "cudaEventElapsedTime", "cudaEventDestroy", "cudaEventDestroy"),
                functions.calls());
    }
}
