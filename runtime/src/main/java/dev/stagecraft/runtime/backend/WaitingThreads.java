/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.backend;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * How OpenMP's threads wait for each other, and OpenBLAS's for their next product. By default they spin for some milliseconds: on a busy machine they
 * take from one another, and from other programs, the time that one of them needs to finish, and a training is many times slower. OpenBLAS has threads
 * of its own, which spin for 25 ms behind each product while OpenMP's compute. Both libraries look into the environment when they are
 * loaded, and Java has no way to change that, so the C library is asked.
 */
final class WaitingThreads {
    private static final String POLICY = "OMP_WAIT_POLICY";
    private static final String SPIN_COUNT = "GOMP_SPINCOUNT";
    /** Some tens of microseconds: longer than threads wait for each other on a quiet machine, and shorter than another program's turn. */
    private static final int SPINS = 10_000;

    private static final String PRODUCT_TIMEOUT = "OPENBLAS_THREAD_TIMEOUT";
    /** Which power of two the processor's cycles are: as many microseconds, where it is 26 by default. */
    private static final int CYCLES_LOG = 16;

    private WaitingThreads() {}

    /** What is called of the C library. */
    interface CLibrary extends Library {
        int setenv(String name, String value, int overwrite);
    }

    /** Has them sleep soon, on Linux, unless the environment says how they wait. It must be called before ND4J or oneDNN is loaded. */
    static void sleepSoon() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            CLibrary c = Native.load("c", CLibrary.class);
            c.setenv(PRODUCT_TIMEOUT, Integer.toString(CYCLES_LOG), 0);
            if (System.getenv(POLICY) == null) {
                c.setenv(SPIN_COUNT, Integer.toString(SPINS), 0);
            }
        } catch (LinkageError | RuntimeException e) {
            // Where JNA's own library does not load, they spin as they did.
        }
    }
}
