/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.mutation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 10,000 mutations of all kinds of files; {@link MutationHarness} runs more of them. */
@Tag("slow")
class MutatedFilesTest {
    private static final int MUTATIONS = 10_000 / MutatedKind.values().length + 1;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void areReadOrRefused(MutatedKind kind) throws IOException {
        MutationHarness harness = new MutationHarness(kind, folder);
        harness.requireSound();
        MutationHarness.Count count = harness.run(0, MUTATIONS);
        assertTrue(count.read() > 0 && count.refused() > 0, count::toString);
    }
}
