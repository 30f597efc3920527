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
 * How OpenMP's threads wait for each other. By default they spin for some milliseconds: on a busy machine they take from one another, and from
 * other programs, the time that one of them needs to finish, and a training is many times slower. OpenMP looks into the environment when
 * its library is loaded, and Java has no way to change that, so the C library is asked.
 */
final class WaitingThreads {
    private static final String POLICY = "OMP_WAIT_POLICY";
    private static final String SPIN_COUNT = "GOMP_SPINCOUNT";
    /** Some tens of microseconds: longer than threads wait for each other on a quiet machine, and shorter than another program's turn. */
    private static final int SPINS = 10_000;

    private WaitingThreads() {}

    /** What is called of the C library. */
    interface CLibrary extends Library {
        int setenv(String name, String value, int overwrite);
    }

    /** Has them sleep soon, on Linux, unless the environment says how they wait. It must be called before ND4J or oneDNN is loaded. */
    static void sleepSoon() {
        if (!Platform.isLinux() || System.getenv(POLICY) != null || System.getenv(SPIN_COUNT) != null) {
            return;
        }
        try {
            Native.load("c", CLibrary.class).setenv(SPIN_COUNT, Integer.toString(SPINS), 0);
        } catch (LinkageError | RuntimeException e) {
            // Where JNA's own library does not load, they spin as they did.
        }
    }
}
