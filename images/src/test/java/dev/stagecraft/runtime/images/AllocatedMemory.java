/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What is taken from the Java heap: a measure of work that is the same on a busy machine. */
final class AllocatedMemory {
    private AllocatedMemory() {}

    /** All that this thread has allocated so far, freed or not, in bytes. */
    static long bytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
