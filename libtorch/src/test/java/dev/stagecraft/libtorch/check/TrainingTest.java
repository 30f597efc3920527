/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.libtorch.NativeHeap;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import dev.stagecraft.program.engine.NativeFloats;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
    private static final NetworkProgram RESNET_20 = Programs.resNet20();

    private static Training training(Arithmetic arithmetic) {
        return new Training(RESNET_20, System.getProperty("stagecraft.device", "cpu"), arithmetic);
    }

    /** Stripes of ten widths are soon told apart. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "BFLOAT16"})
    void theLossFalls(Arithmetic arithmetic) {
        try (Training training = training(arithmetic)) {
            double first = training.step(0, training.batch(8, 32, 10, 0));
            double last = 0;
            for (int step = 1; step <= 50; step++) {
                last = 0.8 * last + 0.2 * training.step(step, training.batch(8, 32, 10, step));
            }
            double mean = last;
            assertTrue(mean < 0.6 * first, () -> first + " became " + mean);
            assertTrue(training.network().isFinite());
        }
    }

    /** Parameters and what the updates remember, copied away and back, are all that a training is. */
    @Test
    void aTrainingThatIsGoneOnWithIsTheSameToTheBit() {
        float[] whole;
        float[] inParts;
        try (Training training = training(Arithmetic.FLOAT32)) {
            steps(training, 0, 6);
            whole = parameters(training);
        }
        try (Training before = training(Arithmetic.FLOAT32);
                Training after = training(Arithmetic.FLOAT32);
                Arena arena = Arena.ofConfined()) {
            steps(before, 0, 3);
            NativeFloats parameters = floats(arena);
            NativeFloats state = floats(arena);
            before.network().store(parameters);
            before.network().storeState(state);
            after.network().load(parameters);
            after.network().loadState(state);
            steps(after, 3, 6);
            inParts = parameters(after);
        }
        assertArrayEquals(whole, inParts);
    }

    private static void steps(Training training, int from, int to) {
        for (int step = from; step < to; step++) {
            training.step(step, training.batch(4, 32, 10, step));
        }
    }

    private static NativeFloats floats(Arena arena) {
        return new NativeFloats(
                arena.allocate(ValueLayout.JAVA_FLOAT, RESNET_20.length()).address(), RESNET_20.length());
    }

    private static float[] parameters(Training training) {
        try (Arena arena = Arena.ofConfined()) {
            NativeFloats parameters = floats(arena);
            training.network().store(parameters);
            return MemorySegment.ofAddress(parameters.address())
                    .reinterpret(parameters.length() * Float.BYTES)
                    .toArray(ValueLayout.JAVA_FLOAT);
        }
    }

    /** Numbers that are none are noticed. */
    @Test
    void brokenParametersAreNotFinite() {
        try (Training training = training(Arithmetic.FLOAT32);
                Arena arena = Arena.ofConfined()) {
            MemorySegment values = arena.allocate(ValueLayout.JAVA_FLOAT, RESNET_20.length());
            for (float broken : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                values.setAtIndex(ValueLayout.JAVA_FLOAT, 1234, broken);
                training.network().load(new NativeFloats(values.address(), RESNET_20.length()));
                assertEquals(false, training.network().isFinite());
            }
            values.setAtIndex(ValueLayout.JAVA_FLOAT, 1234, 0);
            training.network().load(new NativeFloats(values.address(), RESNET_20.length()));
            assertTrue(training.network().isFinite());
        }
    }

    /**
     * What is allocated after 100 steps with batches of one to five is about what is allocated after 300, or after as many as
     * {@code -Dstagecraft.steps} says: a tensor of 1 KB left behind by each part would be 20 MB and more, and the JVM's compilers take some. Maps of
     * images of 64 pixels are copied into memory that is lent.
     */
    @ParameterizedTest
    @ValueSource(ints = {16, 64})
    @EnabledIf(value = "dev.stagecraft.libtorch.NativeHeap#isCounted", disabledReason = "the C library does not count")
    void stepsLeaveNothingBehind(int pixels) {
        try (Training training = training(Arithmetic.FLOAT32)) {
            Training.Batch[] batches = new Training.Batch[5];
            for (int images = 1; images <= 5; images++) {
                batches[images - 1] = training.batch(images, pixels, 10, images);
            }
            long before = 0;
            for (int step = 0; step < Integer.getInteger("stagecraft.steps", 300); step++) {
                training.step(step, batches[step % 5]);
                before = step == 99 ? NativeHeap.inUse() : before;
            }
            long grown = NativeHeap.inUse() - before;
            assertTrue(grown < 20_000_000, () -> "grown by " + grown + " bytes");
        }
    }

    /**
     * After the first steps, what a step of ResNet-50 makes in Java are the looks at tensors and what is kept of the walk: 600 bytes for each of its 175 nodes. With
     * an object for each call, as there was before, it were 500,000 bytes.
     */
    @Test
    void aStepAllocatesLittle() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Training training =
                new Training(Programs.resNet50(), System.getProperty("stagecraft.device", "cpu"), Arithmetic.FLOAT32)) {
            Training.Batch batch = training.batch(2, 32, 1000, 1);
            for (int step = 0; step < 8; step++) {
                training.step(step, batch);
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int step = 8; step < 12; step++) {
                training.step(step, batch);
            }
            long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / 4;
            assertTrue(bytes < 160_000, () -> bytes + " bytes a step");
        }
    }
}
