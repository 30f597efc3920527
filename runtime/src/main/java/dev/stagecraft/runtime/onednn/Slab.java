/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A piece of native memory that starts at a cache line: Deeplearning4j's arrays do not, and every second vector of theirs lies in
 * two lines.
 */
public final class Slab implements Resource {
    public static final long ALIGNMENT = 64;

    private static final Cleaner CLEANER = Cleaner.create();
    private static final AtomicLong TOTAL = new AtomicLong();

    private final long bytes;
    private final long start;
    private final BytePointer memory;
    private final Cleaner.Cleanable release;

    /** @throws OutOfMemoryError if the machine has not as much */
    public Slab(long bytes) {
        this.bytes = bytes;
        Pointer allocated = Pointer.malloc(bytes + ALIGNMENT);
        if (Pointer.isNull(allocated)) {
            throw new OutOfMemoryError("There are no " + bytes + " bytes of native memory.");
        }
        TOTAL.addAndGet(bytes);
        release = CLEANER.register(this, () -> {
            Pointer.free(allocated);
            TOTAL.addAndGet(-bytes);
        });
        memory = new BytePointer(allocated);
        start = Math.floorMod(-allocated.address(), ALIGNMENT);
    }

    public long bytes() {
        return bytes;
    }

    /** The memory from a byte on. */
    public Pointer at(long offset) {
        return memory.getPointer(start + offset);
    }

    /** The bytes of all slabs that are not closed. */
    public static long totalBytes() {
        return TOTAL.get();
    }

    @Override
    public void close() {
        release.clean();
    }
}
