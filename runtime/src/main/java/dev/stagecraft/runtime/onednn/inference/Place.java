/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.onednn.Slab;

/** Where an array lies. */
sealed interface Place {
    /** In memory of the network that never changes. */
    record Constant(Slab slab) implements Place {}

    /** In an array of the caller. */
    sealed interface Caller extends Place {}

    /** The images. */
    record Images() implements Caller {}

    /** One of the results. */
    record Result(int index) implements Caller {}

    /** In memory that a call takes, from the step that writes it to the last that reads it; then others lie there. */
    final class Buffer implements Place {
        private final long bytes;
        private int first = Integer.MAX_VALUE;
        private int last = -1;
        private long offset;

        Buffer(long bytes) {
            this.bytes = bytes;
        }

        void usedAt(int step) {
            first = Math.min(first, step);
            last = Math.max(last, step);
        }

        boolean isUsedWhile(Buffer other) {
            return first <= other.last && other.first <= last;
        }

        long bytes() {
            return bytes;
        }

        long offset() {
            return offset;
        }

        void moveTo(long offset) {
            this.offset = offset;
        }

        long end() {
            return offset + bytes;
        }
    }
}
