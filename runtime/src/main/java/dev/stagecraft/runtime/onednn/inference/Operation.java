/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.onednn.Resource;
import java.util.List;

/** What a node computes, for maps of any size. */
interface Operation extends Resource {
    /**
     * Adds the steps that compute it to a schedule.
     *
     * @return what the steps give
     * @throws IllegalArgumentException if the images are of a size that the network does not take
     */
    PlacedArray assemble(Assembly assembly, Computation node);

    /** Whether its primitive can do one more thing with its result, behind what it does already. */
    default boolean fuses(List<PostOp> already, PostOp next) {
        return false;
    }

    /** Frees what it holds. */
    @Override
    default void close() {}
}
