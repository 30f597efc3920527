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
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.engine.EngineNetwork;
import dev.stagecraft.program.engine.NativeFloats;
import dev.stagecraft.program.engine.Recomputation;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients that are cut to a length, by libtorch's operations and by kernels of our own, which the processor runs. */
class ClippingTest {
    private static final NetworkProgram RESNET_20 = Programs.resNet20();

    private static Training training(boolean byKernels) {
        Session session = Session.open(Libtorch.load(), Device.CPU);
        Tools tools = Tools.of(
                session,
                ElementType.FLOAT32,
                byKernels
                        ? Optional.of(TestLauncher.of(new FakeGpu(ProcessorKernels.build(), false)))
                        : Optional.empty(),
                Optional.of(Recomputation.NONE));
        EngineNetwork network = new LibtorchNetwork(RESNET_20, 1, tools, Acceleration.NONE);
        return new Training(RESNET_20, network);
    }

    private interface Copy {
        void to(NativeFloats numbers);
    }

    private static float[] copied(Copy copy) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(ValueLayout.JAVA_FLOAT, RESNET_20.length());
            copy.to(new NativeFloats(memory.address(), RESNET_20.length()));
            return memory.toArray(ValueLayout.JAVA_FLOAT);
        }
    }

    /** With a momentum of 0.9 that looks ahead, a first step is 1.9 times the rate long. Running statistics are neither counted nor cut. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFirstStepIsAsLongAsItMayBe(boolean byKernels) {
        assumeTrue(!byKernels || ProcessorKernels.build().isPresent(), "There is no g++.");
        try (Training training = training(byKernels)) {
            float[] before = copied(training.network()::store);
            training.step(0, training.batch(4, 16, 10, 1), OptionalDouble.of(0.25));
            float[] after = copied(training.network()::store);
            double squares = 0;
            double statistics = 0;
            for (ParameterTensor tensor : RESNET_20.tensors()) {
                boolean isStatistic = tensor.role() == ParameterTensor.Role.RUNNING_MEAN
                        || tensor.role() == ParameterTensor.Role.RUNNING_VARIANCE;
                for (int i = (int) tensor.offset(); i < tensor.end(); i++) {
                    double change = after[i] - before[i];
                    squares += isStatistic ? 0 : change * change;
                    statistics += isStatistic ? change * change : 0;
                }
            }
            assertEquals(0.25 * 0.05 * 1.9, Math.sqrt(squares), 1e-5);
            assertTrue(statistics > 0);
        }
    }

    /** To float rounding of two steps: both paths begin with the same gradients but for the normalizations' kernels. */
    @Test
    void kernelsCutAsLibtorchDoes() {
        assumeTrue(ProcessorKernels.build().isPresent(), "There is no g++, which compiles kernels for the processor.");
        float[] expected = trained(false);
        float[] actual = trained(true);
        double apart = 0;
        double all = 0;
        for (int i = 0; i < expected.length; i++) {
            apart += Math.pow(expected[i] - actual[i], 2);
            all += Math.pow(expected[i], 2);
        }
        assertEquals(0, Math.sqrt(apart / all), 1e-5);
    }

    private static float[] trained(boolean byKernels) {
        try (Training training = training(byKernels)) {
            for (int step = 0; step < 2; step++) {
                training.step(step, training.batch(4, 16, 10, step), OptionalDouble.of(0.5));
            }
            return copied(training.network()::store);
        }
    }
}
