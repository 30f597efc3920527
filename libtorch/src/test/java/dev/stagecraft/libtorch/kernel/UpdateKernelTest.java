/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stagecraft.libtorch.TestSession;
import dev.stagecraft.libtorch.check.UpdateComparison;
import dev.stagecraft.libtorch.check.UpdateComparison.Outcome;
import org.junit.jupiter.api.Test;

/** The kernel's own source, run on the processor. */
class UpdateKernelTest {
    @Test
    void parametersBecomeWhatDoublePrecisionMakesOfThem() {
        assumeTrue(ProcessorKernels.build().isPresent(), "There is no g++, which compiles kernels for the processor.");
        Outcome outcome = new UpdateComparison(TestSession.SESSION, TestLauncher.of(false)).run();
        assertEquals(0, outcome.difference(), 2e-6);
        assertArrayEquals(
                outcome.values(),
                new UpdateComparison(TestSession.SESSION, TestLauncher.of(true))
                        .run()
                        .values());
    }

    /** All segments, whatever their rules, are changed by one launch. */
    @Test
    void aStepIsOneLaunch() {
        FakeGpu gpu = new FakeGpu(java.util.Optional.empty(), false);
        Launcher launcher = TestLauncher.of(gpu);
        gpu.launches();
        new UpdateComparison(TestSession.SESSION, launcher).run();
        assertEquals(java.util.List.of("update", "update"), gpu.launches());
    }
}
