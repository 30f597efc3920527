/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.engine;

import dev.stagecraft.program.engine.Objective;
import java.util.ArrayDeque;
import java.util.Deque;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Batches of pixels, of which the next is copied to the device while one is computed. */
final class PixelBatches {
    private final float[][] tables;
    /** Where the pixels lie that wait on the device. */
    private final Deque<Long> waiting = new ArrayDeque<>();

    /** @param tables what each of the 256 values of a pixel becomes in each channel */
    PixelBatches(float[][] tables) {
        this.tables = tables;
    }

    /** Whether images are pixels. */
    static boolean are(INDArray images) {
        return images.dataType() == DataType.UINT8;
    }

    /** @param labels as the engine takes them */
    void ahead(DeviceNetwork device, INDArray pixels, INDArray labels) {
        device.ahead(pixels, tables, labels);
        waiting.add(address(pixels));
    }

    /** The sum of the images' losses. Batches that were given before, and that nobody asked for, are forgotten. */
    double loss(DeviceNetwork device, INDArray flat, Objective objective, INDArray pixels, INDArray labels, long draw) {
        if (waiting.isEmpty() || waiting.peek() != address(pixels)) {
            forget(device);
            ahead(device, pixels, labels);
        }
        waiting.remove();
        return device.lossOfNext(flat, objective, draw);
    }

    /** None waits any more. */
    void forget(DeviceNetwork device) {
        if (!waiting.isEmpty()) {
            waiting.clear();
            device.forgetAhead();
        }
    }

    /** The device is another one. */
    void left() {
        waiting.clear();
    }

    private static long address(INDArray pixels) {
        return pixels.data().addressPointer().address();
    }
}
