/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import dev.stagecraft.weights.HeadFit;
import dev.stagecraft.weights.Placement;
import java.nio.file.Path;

/**
 * What was loaded.
 *
 * @param file where from
 * @param tensors how many tensors
 * @param placement where in the file they were
 * @param head what became of the head, the dense layer that gives the classes
 */
public record LoadedWeights(Path file, int tensors, Placement placement, HeadFit head) {
    /** One sentence. */
    @Override
    public String toString() {
        return "loaded " + tensors + " tensors from " + file + placement.sentence() + sentence();
    }

    private String sentence() {
        if (head instanceof HeadFit.OtherClasses other) {
            return "; the head keeps its own weights, because the file's is for " + other.file()
                    + " classes, and the network's for " + other.network();
        }
        if (head instanceof HeadFit.NotNeeded notNeeded) {
            return notNeeded.sentence();
        }
        String none = placement.others().isEmpty() ? "the file has none" : "none of the others is one";
        return head instanceof HeadFit.Absent ? "; the head keeps its own weights, because " + none : "";
    }
}
