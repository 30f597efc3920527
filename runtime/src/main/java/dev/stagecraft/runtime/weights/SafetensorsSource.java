/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import dev.stagecraft.weights.TensorInfo;
import dev.stagecraft.weights.file.SafetensorsFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** A safetensors file, which is mapped into memory. */
final class SafetensorsSource implements WeightSource {
    private final SafetensorsFile file;

    private SafetensorsSource(SafetensorsFile file) {
        this.file = file;
    }

    static SafetensorsSource open(Path file) throws IOException {
        return new SafetensorsSource(SafetensorsFile.open(file));
    }

    @Override
    public List<TensorInfo> tensors() {
        return file.header().infos();
    }

    @Override
    public ByteBuffer bytes(TensorInfo tensor) throws IOException {
        return file.values(tensor.name());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
