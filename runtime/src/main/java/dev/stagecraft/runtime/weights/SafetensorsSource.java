package dev.stagecraft.runtime.weights;

import dev.stagecraft.weights.ElementType;
import dev.stagecraft.weights.SafetensorsFile;
import dev.stagecraft.weights.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A safetensors file, whose values are arrays over the mapped file. */
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
    public INDArray read(TensorInfo tensor) throws IOException {
        ByteBuffer values = file.values(tensor.name());
        return Values.over(values, tensor);
    }

    @Override
    public ByteBuffer bytes(TensorInfo tensor, ElementType type) throws IOException {
        return type == tensor.type() ? file.values(tensor.name()) : WeightSource.super.bytes(tensor, type);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
