/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.engine.Batch;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Copies batches to a device and back. */
final class Batches {
    private Batches() {}

    static Tensor write(Batch batch, Session session) {
        long[] shape = batch.shape().stream().mapToLong(Long::longValue).toArray();
        Tensor tensor = session.empty(ElementType.FLOAT32, shape);
        try (Tensor flat = tensor.view(0, Math.max(1, tensor.length()))) {
            FlatArrays.write(batch.values(), flat, tensor.length());
        }
        return tensor;
    }

    static Batch read(Tensor tensor) {
        return new Batch(
                FloatBuffer.wrap(tensor.floats()),
                Arrays.stream(tensor.shape()).boxed().toList());
    }
}
