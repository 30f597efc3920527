/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stagecraft.libtorch.check.Programs;
import dev.stagecraft.libtorch.check.Training;
import dev.stagecraft.libtorch.kernel.FakeGpu;
import dev.stagecraft.libtorch.kernel.ProcessorKernels;
import dev.stagecraft.libtorch.kernel.TestLauncher;
import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.library.Libtorch;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.EngineNetwork;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import dev.stagecraft.program.engine.NativeFloats;
import dev.stagecraft.program.engine.Recomputation;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks that learn by kernels of our own, which the processor runs, beside the same by libtorch's operations. */
class FusingTest {
    private static final NetworkProgram RESNET_20 = Programs.resNet20();

    private static EngineNetwork fused(
            NetworkProgram program, ElementType maps, FakeGpu gpu, Recomputation recomputation) {
        Session session = Session.open(Libtorch.load(), Device.CPU);
        Tools tools = Tools.of(session, maps, Optional.of(TestLauncher.of(gpu)), Optional.of(recomputation));
        return new LibtorchNetwork(program, 1, tools, Acceleration.NONE);
    }

    private record Result(double loss, float[] gradients, double nextLoss, float[] parameters) {}

    private static Result train(Training training) {
        long length = RESNET_20.length();
        try (training;
                Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(ValueLayout.JAVA_FLOAT, length);
            NativeFloats numbers = new NativeFloats(memory.address(), length);
            Training.Batch batch = training.batch(4, 16, 10, 1);
            double loss = training.step(0, batch);
            training.network().gradients(numbers);
            float[] gradients = memory.toArray(ValueLayout.JAVA_FLOAT);
            double next = training.step(1, batch);
            training.network().store(numbers);
            return new Result(loss, gradients, next, memory.toArray(ValueLayout.JAVA_FLOAT));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT32, NONE, 1e-3",
        "FLOAT32, NORMALIZATIONS, 1e-3",
        "FLOAT32, BLOCKS, 1e-3",
        "BFLOAT16, NONE, 0.15",
        "BFLOAT16, BLOCKS, 0.15"
    })
    void kernelsTrainAsLibtorchDoes(Arithmetic arithmetic, Recomputation recomputation, double tolerance) {
        assumeTrue(ProcessorKernels.build().isPresent(), "There is no g++, which compiles kernels for the processor.");
        ElementType maps = arithmetic == Arithmetic.BFLOAT16 ? ElementType.BFLOAT16 : ElementType.FLOAT32;
        Result expected = train(new Training(RESNET_20, "cpu", arithmetic));
        Result actual = train(new Training(
                RESNET_20, fused(RESNET_20, maps, new FakeGpu(ProcessorKernels.build(), false), recomputation)));
        assertEquals(expected.loss(), actual.loss(), tolerance * expected.loss());
        assertEquals(expected.nextLoss(), actual.nextLoss(), tolerance * expected.nextLoss());
        assertTrue(difference(expected.parameters(), actual.parameters()) < tolerance);
        // What a step takes away from running statistics is a gradient too; Nesterov's step divides its own in
        // libtorch.
        assertEquals(expected.gradients().length, actual.gradients().length);
    }

    private static double difference(float[] expected, float[] actual) {
        double apart = 0;
        double all = 0;
        for (int i = 0; i < expected.length; i++) {
            apart += Math.pow(expected[i] - actual[i], 2);
            all += Math.pow(expected[i], 2);
        }
        return Math.sqrt(apart / all);
    }

    /**
     * ResNet-20 has 19 normalizations. What is added and rectified is in their kernels, and the update of all parameters is one. Nothing is added in ten of
     * them. Of the sums, those of the first stage are had again in two and three passes, and the third is kept; behind the first sums of the other stages,
     * which are kept, they are had in one and two: 2 + 3 + 2 (1 + 2).
     */
    @ParameterizedTest
    @CsvSource({"NONE, 0", "NORMALIZATIONS, 10", "BLOCKS, 21"})
    void aStepIsSevenLaunchesForEachNormalizationAndOne(Recomputation recomputation, int again) {
        FakeGpu gpu = new FakeGpu(Optional.empty(), false);
        EngineNetwork network = fused(RESNET_20, ElementType.BFLOAT16, gpu, recomputation);
        try (Training training = new Training(RESNET_20, network)) {
            gpu.launches();
            training.step(0, training.batch(2, 16, 10, 1));
            List<String> launches = gpu.launches();
            assertEquals(19 + again, Collections.frequency(launches, "normalize_bfloat16_8"));
            assertEquals(7 * 19 + again + 1, launches.size(), launches::toString);
            assertEquals(List.of("moments_bfloat16_8", "join_moments", "normalize_bfloat16_8"), launches.subList(0, 3));
            assertEquals(19, Collections.frequency(launches, "follow"));
            assertEquals("update", launches.get(launches.size() - 1));
        }
    }
}
