/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stagecraft.libtorch.TestSession;
import dev.stagecraft.libtorch.check.UpdateComparison;
import dev.stagecraft.libtorch.check.UpdateComparison.Outcome;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernel's own source, run on the processor. */
class UpdateKernelTest {
    /** As they are; cut to a length; longer than they are, and so left; and with squares beyond 32 bits. */
    @ParameterizedTest
    @CsvSource({", 30", "1, 30", "1e6, 30", "1, 1e22"})
    void parametersBecomeWhatDoublePrecisionMakesOfThem(Double longest, double size) {
        assumeTrue(ProcessorKernels.build().isPresent(), "There is no g++, which compiles kernels for the processor.");
        Outcome outcome = run(TestLauncher.of(false), longest, size);
        assertEquals(0, outcome.difference(), 2e-6);
        assertArrayEquals(
                outcome.values(), run(TestLauncher.of(true), longest, size).values());
    }

    private static Outcome run(Launcher launcher, Double longest, double size) {
        return new UpdateComparison(TestSession.SESSION, launcher)
                .run(longest == null ? OptionalDouble.empty() : OptionalDouble.of(longest), size);
    }

    /** All segments, whatever their rules, are changed by one launch, and by three if their gradients are cut. */
    @Test
    void aStepIsOneLaunch() {
        FakeGpu gpu = new FakeGpu(Optional.empty(), false);
        Launcher launcher = TestLauncher.of(gpu);
        gpu.launches();
        run(launcher, null, 30);
        assertEquals(List.of("update", "update"), gpu.launches());
        run(launcher, 1.0, 30);
        assertEquals(List.of("squares", "clip", "update", "squares", "clip", "update"), gpu.launches());
    }

    /** A length that is no number leaves none, so that a training ends instead of going on with something else. */
    @Test
    void whatIsNoNumberStaysNone() {
        assumeTrue(ProcessorKernels.build().isPresent(), "There is no g++, which compiles kernels for the processor.");
        UpdateKernel.Segment all =
                new UpdateKernel.Segment(0, 3, List.of(), UpdateKernel.Rule.DESCENT, 1, 0, 0, 0, 1, 0, 0, 0);
        try (UpdateKernel kernel = new UpdateKernel(TestSession.SESSION, TestLauncher.of(false));
                Tensor parameters = TestSession.SESSION.of(new float[3], 3);
                Tensor gradients = TestSession.SESSION.of(new float[] {1, Float.NaN, 2}, 3);
                Tensor state = TestSession.SESSION.of(new float[1], 1)) {
            kernel.step(List.of(all), parameters, gradients, state, Optional.empty(), OptionalDouble.of(1));
            for (float value : parameters.floats()) {
                assertTrue(Float.isNaN(value));
            }
        }
    }
}
