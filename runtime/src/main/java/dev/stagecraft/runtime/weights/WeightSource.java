/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import dev.stagecraft.weights.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An open file of weights, whatever its format. */
interface WeightSource extends AutoCloseable {
    /** What it has, with the names and shapes that PyTorch gives it. */
    List<TensorInfo> tensors();

    /**
     * The values of one of its tensors as they lie in a safetensors file: row by row, little-endian.
     *
     * @throws dev.stagecraft.weights.InvalidWeightsException if the file is damaged
     */
    ByteBuffer bytes(TensorInfo tensor) throws IOException;

    /**
     * The values of one of its tensors, of its shape, to be read before the source is closed.
     *
     * @throws dev.stagecraft.weights.InvalidWeightsException if the file is damaged
     */
    default INDArray read(TensorInfo tensor) throws IOException {
        return Values.over(bytes(tensor), tensor);
    }

    @Override
    void close() throws IOException;
}
