/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintWriter;
import java.util.Optional;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * A program that runs the tests whose results the instruction set has a part in: what is trained and answered layer by layer, and in networks.
 * Left out are those that watch the memory for long, and the slopes of {@code UnitGradientTest}: here each gradient is compared with
 * Deeplearning4j's.
 */
final class EngineTests {
    /** How it ends where oneDNN does not compute with the set that it is given. */
    static final int LACKING = 3;

    private EngineTests() {}

    public static void main(String[] arguments) {
        Optional<InstructionSet> wanted = Optional.of(InstructionSet.valueOf(arguments[0]));
        System.exit(InstructionSet.effective().equals(wanted) ? run() : LACKING);
    }

    private static int run() {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(tests(), listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true), 20);
        System.out.printf(
                "%d tests passed, %d failed, %d skipped, in %d s%n",
                summary.getTestsSucceededCount(),
                summary.getTotalFailureCount(),
                summary.getTestsSkippedCount() + summary.getTestsAbortedCount(),
                (summary.getTimeFinished() - summary.getTimeStarted()) / 1000);
        return summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0 ? 0 : 1;
    }

    private static LauncherDiscoveryRequest tests() {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        selectPackage(EngineTests.class.getPackageName()),
                        selectClass("dev.stagecraft.runtime.ExecutionTest"))
                .filters(excludeClassNamePatterns(".*MemoryTest", ".*UnitGradientTest", ".*InstructionSetsTest"))
                .build();
    }
}
