/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.data.BrokenImages;
import picocli.CommandLine.Option;

/** What becomes of images that cannot be read. */
final class BrokenOption {
    @Option(
            names = "--skip-broken",
            description =
                    "Leaves out images that cannot be read. Each is named on standard error, and they are counted;"
                            + " without this option they end the work (train, evaluate), or the exit code is 1 (predict).")
    private boolean skip;

    boolean areSkipped() {
        return skip;
    }

    BrokenImages choice() {
        return skip ? BrokenImages.SKIP : BrokenImages.FAIL;
    }
}
