/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.cuda;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Where C functions are looked for. */
@FunctionalInterface
public interface FunctionLookup {
    /**
     * {@return the address of a function, if it is there}
     *
     * @param name its name in C
     */
    Optional<MemorySegment> find(String name);
}
