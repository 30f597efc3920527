/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import dev.stagecraft.runtime.weights.keras.KerasFile;
import dev.stagecraft.weights.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** A file of Keras's, of which a tensor at a time is put into PyTorch's order. */
final class KerasSource implements WeightSource {
    private final KerasFile file;

    private KerasSource(KerasFile file) {
        this.file = file;
    }

    static KerasSource open(Path file) throws IOException {
        return new KerasSource(KerasFile.open(file));
    }

    @Override
    public List<TensorInfo> tensors() {
        return file.tensors();
    }

    @Override
    public ByteBuffer bytes(TensorInfo tensor) throws IOException {
        return file.read(tensor);
    }

    @Override
    public void close() {
        // The file is mapped, and closed already.
    }
}
