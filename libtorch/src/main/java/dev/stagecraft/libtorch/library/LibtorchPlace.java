/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import java.nio.file.Path;

/**
 * The folder of a libtorch.
 *
 * @param folder has {@code libtorch_cpu.so}, or {@code libtorch_cpu.dylib} on macOS
 * @param origin how it was found: {@code -Dstagecraft.libtorch}
 */
public record LibtorchPlace(Path folder, String origin) {

    @Override
    public String toString() {
        return folder + " (" + origin + ")";
    }
}
