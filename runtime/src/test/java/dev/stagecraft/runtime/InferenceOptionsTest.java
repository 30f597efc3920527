/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class InferenceOptionsTest {
    @Test
    void aDeviceIsLibtorchs() {
        InferenceOptions onGpu =
                InferenceOptions.defaults().withExecution(Execution.LIBTORCH).withDevice("cuda:0");
        assertEquals(Optional.of("cuda:0"), onGpu.device());
        assertEquals(Optional.empty(), onGpu.withExecution(Execution.AUTO).device());
        assertEquals(
                "The device is cpu and the execution AUTO; only LIBTORCH takes a device: set the execution to LIBTORCH first.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> InferenceOptions.defaults().withDevice("cpu"))
                        .getMessage());
    }
}
