package dev.stagecraft.runtime.weights;

import dev.stagecraft.runtime.file.AtomicFile;
import dev.stagecraft.weights.ElementType;
import dev.stagecraft.weights.InvalidWeightsException;
import dev.stagecraft.weights.SafetensorsWriter;
import dev.stagecraft.weights.TensorInfo;
import dev.stagecraft.weights.WeightsMatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a file of weights has, and the same in another type. */
public final class WeightFiles {
    /** The largest number of 16 bits. */
    private static final float LARGEST_HALF = 65504;

    private WeightFiles() {}

    /**
     * What a file says of its tensors, in its order; those of Keras's files have the names and shapes that PyTorch gives them.
     *
     * @param file safetensors, or HDF5 of Keras
     * @throws InvalidWeightsException if the file is missing or damaged
     * @throws IOException if the file cannot be read
     */
    public static List<TensorInfo> tensors(Path file) throws IOException {
        try (WeightSource source = Weights.open(file)) {
            return source.tensors();
        }
    }

    /**
     * Compares a file with a network, which stays as it is.
     *
     * @throws InvalidWeightsException if the file is missing or damaged
     * @throws IOException if the file cannot be read
     */
    public static WeightsMatch compare(ComputationGraph network, Path file) throws IOException {
        try (WeightSource source = Weights.open(file)) {
            return WeightsMatch.of(
                    Parameters.of(network).stream().map(Parameter::tensor).toList(), source.tensors());
        }
    }

    /**
     * Writes the weights of a file into a safetensors file, a tensor at a time. Tensors of whole numbers stay as they are.
     *
     * @param type F32, F16, BF16 or F64
     * @param written told of each tensor when it has been converted
     * @throws InvalidWeightsException if the file is missing or damaged, or has a number that the type cannot hold
     * @throws IOException if a file cannot be read or written; a file that was there stays as it was
     */
    public static void convert(Path from, Path to, ElementType type, Consumer<TensorInfo> written) throws IOException {
        if (!type.isReal()) {
            throw new IllegalArgumentException("type is " + type + "; it must be F32, F16, BF16 or F64.");
        }
        try (WeightSource source = Weights.open(from)) {
            List<TensorInfo> tensors = source.tensors().stream()
                    .map(tensor ->
                            tensor.type().isReal() ? new TensorInfo(tensor.name(), type, tensor.shape()) : tensor)
                    .toList();
            Map<String, TensorInfo> originals =
                    source.tensors().stream().collect(Collectors.toMap(TensorInfo::name, tensor -> tensor));
            AtomicFile.write(
                    to,
                    channel -> SafetensorsWriter.write(channel, tensors, Weights.METADATA, tensor -> {
                        TensorInfo original = originals.get(tensor.name());
                        requireRange(from, source, original, tensor.type());
                        ByteBuffer values = source.bytes(original, tensor.type());
                        written.accept(tensor);
                        return values;
                    }));
        }
    }

    private static void requireRange(Path file, WeightSource source, TensorInfo tensor, ElementType type)
            throws IOException {
        if (type != ElementType.F16
                || tensor.type() == ElementType.F16
                || tensor.shape().size() == 0) {
            return;
        }
        INDArray values = source.read(tensor);
        double largest = values.amaxNumber().doubleValue();
        if (largest > LARGEST_HALF) {
            throw new InvalidWeightsException(
                    file,
                    "has " + largest + " in " + tensor.name()
                            + ", and the largest number of F16 is 65504: convert it to" + " BF16.");
        }
    }
}
