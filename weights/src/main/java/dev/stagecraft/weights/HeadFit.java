/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import dev.stagecraft.weights.text.Excerpt;
import java.util.List;

/** What becomes of a network's head, the dense layer that gives the classes. */
public sealed interface HeadFit {
    /** The file has it. */
    record Loaded() implements HeadFit {}

    /**
     * The file has one of another number of classes: the network's keeps its own weights.
     *
     * @param network how many classes the network has
     * @param file how many classes the file's head has
     */
    record OtherClasses(long network, long file) implements HeadFit {}

    /**
     * The network has none: what the file has behind the network's last layer is left out, and nothing else.
     *
     * @param leftOut the names of these tensors; none where the file has no head either
     */
    record NotNeeded(List<String> leftOut) implements HeadFit {
        /**
         * Copies the list.
         *
         * @param leftOut the names of these tensors
         */
        public NotNeeded {
            leftOut = List.copyOf(leftOut);
        }

        /** {@return what there is to say of it, as the rest of a sentence; empty where nothing is left out} */
        public String sentence() {
            if (leftOut.isEmpty()) {
                return "";
            }
            String many = leftOut.size() == 1
                    ? "1 tensor behind its last layer is"
                    : leftOut.size() + " tensors behind its last layer are";
            return "; the network has no head, so that " + many + " left out (" + Excerpt.of(leftOut.get(0))
                    + (leftOut.size() > 1 ? ", …)" : ")");
        }
    }

    /** The file has none: the network's keeps its own weights. */
    record Absent() implements HeadFit {}
}
