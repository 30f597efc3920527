/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import java.util.List;
import java.util.Objects;

/**
 * The allocator of libtorch for GPUs. Its own knows nothing of a graph that others capture: what was used while it was captured may be given to the next
 * tensor, or back to the driver. That of CUDA, which libtorch has as an option, gives a graph memory of its own. The choice is read when libtorch is loaded.
 */
final class GraphMemory {
    private static final List<String> VARIABLES = List.of("PYTORCH_CUDA_ALLOC_CONF", "PYTORCH_ALLOC_CONF");
    private static final String ALLOCATOR = "cudaMallocAsync";

    private GraphMemory() {}

    /** Chooses that of CUDA, unless the user has decided, and gives whether it is the one. */
    static boolean choose() {
        List<String> chosen =
                VARIABLES.stream().map(System::getenv).filter(Objects::nonNull).toList();
        if (chosen.isEmpty()) {
            ProcessEnvironment.set(VARIABLES.get(0), "backend:" + ALLOCATOR);
            return true;
        }
        return chosen.stream().anyMatch(value -> value.contains(ALLOCATOR));
    }
}
