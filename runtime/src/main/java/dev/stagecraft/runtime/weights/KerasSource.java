package dev.stagecraft.runtime.weights;

import dev.stagecraft.runtime.weights.keras.KerasFile;
import dev.stagecraft.weights.TensorInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
    public INDArray read(TensorInfo tensor) throws IOException {
        return Nd4j.create(file.read(tensor), tensor.shape().toArray(), 'c');
    }

    @Override
    public void close() {
        // The file is mapped, and closed already.
    }
}
