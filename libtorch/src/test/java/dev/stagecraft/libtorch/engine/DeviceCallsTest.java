/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.libtorch.call.TorchException;
import dev.stagecraft.libtorch.call.TorchFailure;
import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.program.engine.EngineException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A batch that a GPU has no memory for, in the words of libtorch 2.13, with room for 20 images. */
class DeviceCallsTest {
    private static final TorchException TOO_LITTLE = TorchFailure.of(
            "CUDA out of memory. Tried to allocate 392.00 MiB. GPU 0 has a total capacity of 79.11 GiB.");

    private final List<String> done = new ArrayList<>();

    private String message(int devices, long images) {
        DeviceCalls calls = new DeviceCalls(Acceleration.NONE, Device.of("cuda:0"), devices, () -> done.add("freed"));
        return assertThrows(
                        EngineException.class,
                        () -> calls.said(() -> compute(images), this::compute, images, 3, 224, 224))
                .getMessage();
    }

    private Boolean compute(long images) {
        done.add("tried " + images);
        if (images > 20) {
            throw TOO_LITTLE;
        }
        return true;
    }

    /** Fewer are tried until they fit, each time behind what the batch before was lent has been given back. */
    @Test
    void theBatchThatFitsIsTried() {
        assertEquals(
                "The device cuda:0 has too little memory for a batch of 64 images of 224x224 (libtorch says: CUDA out of memory. Tried to"
                        + " allocate 392.00 MiB. GPU 0 has a total capacity of 79.11 GiB.): give a batch of 16, which fits.",
                message(1, 64));
        assertEquals(List.of("tried 64", "freed", "tried 32", "freed", "tried 16"), done);
    }

    @Test
    void ofSeveralDevicesTheWholeBatchIsNamed() {
        assertEquals(
                "The device cuda:0 has too little memory for a batch of 64 images of 224x224, its part of what 4 devices share (libtorch says:"
                        + " CUDA out of memory. Tried to allocate 392.00 MiB. GPU 0 has a total capacity of 79.11 GiB.): give a batch of"
                        + " 64, which fits.",
                message(4, 64));
    }

    /** What is wrong otherwise is said as it is, and nothing is tried. */
    @Test
    void anotherFailureIsNotTriedAgain() {
        DeviceCalls calls = new DeviceCalls(Acceleration.NONE, Device.of("cuda:1"), 1, () -> done.add("freed"));
        TorchException lost = TorchFailure.of("CUDA error: operation not supported");
        EngineException failure = assertThrows(
                EngineException.class,
                () -> calls.said(
                        () -> {
                            throw lost;
                        },
                        this::compute,
                        64,
                        3,
                        224,
                        224));
        assertEquals("libtorch on cuda:1 says: CUDA error: operation not supported", failure.getMessage());
        assertEquals(List.of(), done);
    }
}
