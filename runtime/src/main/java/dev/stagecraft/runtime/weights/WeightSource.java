package dev.stagecraft.runtime.weights;

import dev.stagecraft.weights.ElementType;
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
     * The values of one of its tensors, of its shape, to be read before the source is closed.
     *
     * @throws dev.stagecraft.weights.InvalidWeightsException if the file is damaged
     */
    INDArray read(TensorInfo tensor) throws IOException;

    /**
     * The values of one of its tensors as they are to lie in a safetensors file.
     *
     * @param type the tensor's own, or another one of {@linkplain ElementType#isReal() real} numbers if the tensor's is one too
     * @throws dev.stagecraft.weights.InvalidWeightsException if the file is damaged
     */
    default ByteBuffer bytes(TensorInfo tensor, ElementType type) throws IOException {
        return Values.of(read(tensor), type);
    }

    @Override
    void close() throws IOException;
}
