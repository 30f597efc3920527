/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stagecraft.libtorch.TestSession;
import dev.stagecraft.libtorch.check.NormalizationComparison;
import dev.stagecraft.libtorch.check.NormalizationComparison.Outcome;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernels' own source, run on the processor. */
class NormalizationKernelsTest {
    @BeforeAll
    static void needsACompiler() {
        assumeTrue(ProcessorKernels.build().isPresent(), "There is no g++, which compiles kernels for the processor.");
    }

    static List<NormalizationComparison.Case> cases() {
        return NormalizationComparison.cases();
    }

    /** To the bit the same, whichever thread is first: none reads what another writes without a barrier between. */
    @ParameterizedTest
    @MethodSource("cases")
    void kernelsGiveWhatDoublePrecisionGives(NormalizationComparison.Case each) {
        Outcome outcome = run(each, false);
        assertTrue(outcome.difference() <= each.tolerance(), () -> "differs by " + outcome.difference());
        assertArrayEquals(outcome.values(), run(each, true).values());
    }

    private static Outcome run(NormalizationComparison.Case each, boolean backwards) {
        return new NormalizationComparison(TestSession.SESSION, TestLauncher.of(backwards)).run(each);
    }
}
