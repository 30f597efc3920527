/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch;

import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.library.Libtorch;
import dev.stagecraft.libtorch.tensor.Session;

/** The session of all tests: the libtorch of the jars among the test's dependencies, on the CPU, or on what {@code stagecraft.device} says. */
public final class TestSession {
    public static final Session SESSION =
            Session.open(Libtorch.load(), Device.of(System.getProperty("stagecraft.device", "cpu")));

    private TestSession() {}
}
