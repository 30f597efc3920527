/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.cuda;

import java.lang.foreign.MemorySegment;

/** Texts of C. */
final class Texts {
    private Texts() {}

    /** The text that begins at an address and ends in 0. */
    static String at(long address) {
        return MemorySegment.ofAddress(address).reinterpret(Long.MAX_VALUE).getString(0);
    }
}
