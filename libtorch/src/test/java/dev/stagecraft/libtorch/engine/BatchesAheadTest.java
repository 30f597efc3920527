/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stagecraft.libtorch.TestSession;
import dev.stagecraft.libtorch.check.SeveralDevices;
import dev.stagecraft.libtorch.check.StandardizationComparison;
import dev.stagecraft.libtorch.check.Training;
import dev.stagecraft.libtorch.cuda.KernelCache;
import dev.stagecraft.libtorch.kernel.FakeGpu;
import dev.stagecraft.libtorch.kernel.ProcessorKernels;
import dev.stagecraft.libtorch.kernel.TestLauncher;
import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.library.Libtorch;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.ByteBatch;
import dev.stagecraft.program.engine.EngineNetwork;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import dev.stagecraft.program.engine.NativeFloats;
import dev.stagecraft.program.engine.Objective;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesAheadTest {
    private static final NetworkProgram SMALL = SeveralDevices.network();
    private static final int SIDE = 16;
    private static final int CLASSES = 5;
    private static final float[][] TABLES = StandardizationComparison.tables(3);

    @TempDir
    private Path folder;

    private final Arena arena = Arena.ofShared();

    @AfterEach
    void free() {
        arena.close();
    }

    /** The same images as bytes and as numbers. */
    private record Images(ByteBatch bytes, Training.Batch numbers) {}

    private Images images(int count, long seed) {
        Random random = new Random(seed);
        byte[] pixels = new byte[count * 3 * SIDE * SIDE];
        random.nextBytes(pixels);
        float[] values = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            values[i] = TABLES[i / (SIDE * SIDE) % 3][Byte.toUnsignedInt(pixels[i])];
        }
        float[] labels = new float[count * CLASSES];
        for (int image = 0; image < count; image++) {
            labels[image * CLASSES + random.nextInt(CLASSES)] = 1;
        }
        MemorySegment bytes = arena.allocate(pixels.length).copyFrom(MemorySegment.ofArray(pixels));
        NativeFloats wanted = floats(labels);
        return new Images(
                new ByteBatch(bytes.address(), TABLES, wanted, count, 3, SIDE, SIDE),
                new Training.Batch(floats(values), wanted, count, 3, SIDE, SIDE));
    }

    private NativeFloats floats(float[] values) {
        return new NativeFloats(
                arena.allocateFrom(ValueLayout.JAVA_FLOAT, values).address(), values.length);
    }

    private static Training plain() {
        return new Training(SMALL, "cpu", Arithmetic.FLOAT32);
    }

    private Training onGpu(FakeGpu gpu, boolean byKernels) {
        Acceleration acceleration = Acceleration.of(gpu.functions(), 0, new KernelCache(folder), true);
        Session session = Session.open(Libtorch.load(), Device.CPU);
        Tools tools = Tools.of(
                session, ElementType.FLOAT32, byKernels ? acceleration.launcher() : Optional.empty(), Optional.empty());
        return new Training(SMALL, new LibtorchNetwork(SMALL, 1, tools, acceleration));
    }

    private static double ahead(EngineNetwork network, Images images, long step) {
        network.ahead(images.bytes());
        return network.lossOfNext(Objective.SOFTMAX_ENTROPY, step);
    }

    private static double plainly(EngineNetwork network, Images images, long step) {
        Training.Batch batch = images.numbers();
        return network.loss(step, batch.images(), batch.labels(), batch.shape());
    }

    /** To the bit, since both look the same numbers up. */
    @ParameterizedTest
    @ValueSource(strings = {"cpu", "cpu,cpu"})
    void bytesGiveTheLossesAndGradientsOfNumbers(String devices) {
        try (Training bytes = new Training(SMALL, devices, Arithmetic.FLOAT32);
                Training numbers = new Training(SMALL, devices, Arithmetic.FLOAT32)) {
            for (int count : new int[] {4, 3, 1}) {
                Images images = images(count, count);
                assertEquals(plainly(numbers.network(), images, 0), ahead(bytes.network(), images, 0));
                assertArrayEquals(gradients(numbers.network()), gradients(bytes.network()));
            }
        }
    }

    private static float[] gradients(EngineNetwork network) {
        try (Arena temporary = Arena.ofConfined()) {
            MemorySegment memory = temporary.allocate(ValueLayout.JAVA_FLOAT, SMALL.length());
            network.gradients(new NativeFloats(memory.address(), SMALL.length()));
            return memory.toArray(ValueLayout.JAVA_FLOAT);
        }
    }

    /** The next batch is copied before the one before it is computed, in whose step nothing of it is seen. */
    @Test
    void theFirstOfTwoIsComputedFirst() {
        try (Training network = plain();
                Training other = plain()) {
            Images first = images(4, 1);
            Images second = images(3, 2);
            network.network().ahead(first.bytes());
            network.network().ahead(second.bytes());
            IllegalStateException full = assertThrows(
                    IllegalStateException.class, () -> network.network().ahead(first.bytes()));
            assertEquals("2 batches wait to be computed; compute one of them first.", full.getMessage());
            for (Images expected : List.of(first, second)) {
                assertEquals(
                        plainly(other.network(), expected, 0),
                        network.network().lossOfNext(Objective.SOFTMAX_ENTROPY, 0));
            }
            IllegalStateException none = assertThrows(
                    IllegalStateException.class, () -> network.network().lossOfNext(Objective.SOFTMAX_ENTROPY, 0));
            assertEquals("No batch waits to be computed; give one ahead first.", none.getMessage());
        }
    }

    /** By the kernel, which g++ compiled, and by libtorch's operations. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pinnedMemoryGivesTheSameNumbers(boolean byKernels) {
        assumeTrue(
                !byKernels || ProcessorKernels.build().isPresent(),
                "There is no g++, which compiles kernels for the processor.");
        FakeGpu gpu = new FakeGpu(ProcessorKernels.build(), false);
        try (Training network = onGpu(gpu, byKernels);
                Training other = onGpu(new FakeGpu(ProcessorKernels.build(), false), byKernels)) {
            for (int count : new int[] {4, 4, 3, 4}) {
                Images images = images(count, count);
                assertEquals(plainly(other.network(), images, 0), ahead(network.network(), images, 0));
            }
            assertTrue(!byKernels || gpu.launches().contains("standardize"));
        }
        assertTrue(gpu.isClean(), "pinned memory is freed");
    }

    /**
     * 78 computes and 79 copies. A copy waits until what lay there before was read (events 1 and 3), the step waits for its copy (0 and 2), and the processor
     * waits for a copy before it writes where that reads. The second copy is launched before the first step.
     */
    @Test
    void copiesAndStepsWaitForEachOther() {
        FakeGpu gpu = new FakeGpu(Optional.empty(), false);
        try (Training network = onGpu(gpu, false)) {
            Images images = images(4, 1);
            String pin = "pin " + (3 * 256 * 4 + 4 * CLASSES * 4 + 4 * 3 * SIDE * SIDE);
            List<String> copies = List.of(
                    "copy 3072 on 79", "copy " + 16 * CLASSES + " on 79", "copy " + 12 * SIDE * SIDE + " on 79");
            network.network().ahead(images.bytes());
            assertEquals(
                    first(List.of("await 0", "record 1 on 78", pin, "79 waits for 1"), copies, "record 0 on 79"),
                    gpu.copies());
            network.network().ahead(images.bytes());
            assertEquals(
                    first(List.of("await 2", "record 3 on 78", pin, "79 waits for 3"), copies, "record 2 on 79"),
                    gpu.copies());
            network.network().lossOfNext(Objective.SOFTMAX_ENTROPY, 0);
            assertEquals(List.of("78 waits for 0", "record 1 on 78"), gpu.copies());
            network.network().ahead(images.bytes());
            assertEquals(first(List.of("await 0", "79 waits for 1"), copies, "record 0 on 79"), gpu.copies());
            network.network().lossOfNext(Objective.SOFTMAX_ENTROPY, 1);
            assertEquals(List.of("78 waits for 2", "record 3 on 78"), gpu.copies());
        }
    }

    private static List<String> first(List<String> before, List<String> copies, String behind) {
        List<String> all = new ArrayList<>(before);
        all.addAll(copies);
        all.add(behind);
        return all;
    }

    /** Batches are copied at once, and steps are the same. */
    @Test
    void withoutPinnedMemoryTheyAreCopiedAtOnce() {
        FakeGpu gpu = new FakeGpu(Optional.empty(), false);
        gpu.functions().remove("cudaHostAlloc");
        try (Training network = onGpu(gpu, false);
                Training other = plain()) {
            Images images = images(4, 1);
            assertEquals(plainly(other.network(), images, 0), ahead(network.network(), images, 0));
            assertEquals(List.of(), gpu.copies());
        }
    }

    /** The kernel's own source, run on the processor, whichever thread is first; sizes that blocks do not go into. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1", "2, 3, 5, 7", "3, 4, 37, 29"})
    void theKernelGivesWhatDoublePrecisionGives(long images, long channels, long height, long width) {
        assumeTrue(ProcessorKernels.build().isPresent(), "There is no g++, which compiles kernels for the processor.");
        for (boolean backwards : new boolean[] {false, true}) {
            assertEquals(
                    0,
                    StandardizationComparison.run(
                            TestSession.SESSION, TestLauncher.of(backwards), images, channels, height, width),
                    1e-6);
        }
    }
}
