/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import dev.stagecraft.runtime.Progress;
import dev.stagecraft.runtime.file.AtomicFile;
import dev.stagecraft.weights.ElementType;
import dev.stagecraft.weights.InvalidWeightsException;
import dev.stagecraft.weights.TensorInfo;
import dev.stagecraft.weights.WeightsMatch;
import dev.stagecraft.weights.file.SafetensorsWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** What a file of weights has, and the same in another type. */
public final class WeightFiles {
    private WeightFiles() {}

    /**
     * {@return what a file says of its tensors, in its order; those of Keras's files have the names and shapes that PyTorch gives them}
     *
     * @param file safetensors, or one of Keras's
     * @throws InvalidWeightsException if the file is missing or damaged
     * @throws IOException if the file cannot be read
     */
    public static List<TensorInfo> tensors(Path file) throws IOException {
        try (WeightSource source = WeightFormat.open(file)) {
            return source.tensors();
        }
    }

    /**
     * Compares a file with a network, which stays as it is.
     *
     * @param network which has been initialized
     * @param file the file to read
     * @return what goes where, and what does not fit
     * @throws InvalidWeightsException if the file is missing or damaged, or fits and has numbers that are no weights
     * @throws IOException if the file cannot be read
     */
    public static WeightsMatch compare(ComputationGraph network, Path file) throws IOException {
        try (WeightSource source = WeightFormat.open(file)) {
            List<NamedParameter> parameters = NamedParameters.of(network);
            WeightsMatch match = WeightsMatch.of(
                    parameters.stream().map(NamedParameter::tensor).toList(),
                    source.tensors(),
                    NamedParameters.poolsOverTheEdge(network));
            if (match.fits()) {
                Weights.requireUsable(match, parameters, source, file);
            }
            return match;
        }
    }

    /**
     * Writes the weights of a file into a safetensors file, as {@link #convert(Path, Path, ElementType, Progress)} does, and tells nobody.
     *
     * @param from a file that {@link Weights#load} takes
     * @param to the file to write
     * @param type F32, F16, BF16 or F64
     * @throws InvalidWeightsException if the file is missing or damaged, or has a number that is none, or that the type cannot hold
     * @throws IOException if a file cannot be read or written; a file that was there stays as it was
     */
    public static void convert(Path from, Path to, ElementType type) throws IOException {
        convert(from, to, type, Progress.silent());
    }

    /**
     * Writes the weights of a file into a safetensors file, a tensor at a time. Tensors of whole numbers stay as they are.
     *
     * @param from a file that {@link Weights#load} takes
     * @param to the file to write
     * @param type F32, F16, BF16 or F64
     * @param progress told how many tensors have been converted
     * @throws InvalidWeightsException if the file is missing or damaged, or has a number that is none, or that the type cannot hold
     * @throws IOException if a file cannot be read or written; a file that was there stays as it was
     */
    public static void convert(Path from, Path to, ElementType type, Progress progress) throws IOException {
        if (!type.isReal()) {
            throw new IllegalArgumentException("type is " + type + "; it must be F32, F16, BF16 or F64.");
        }
        try (WeightSource source = WeightFormat.open(from)) {
            for (TensorInfo tensor : source.tensors()) {
                requireKnown(from, tensor);
            }
            List<TensorInfo> tensors = source.tensors().stream()
                    .map(tensor ->
                            tensor.type().isReal() ? new TensorInfo(tensor.name(), type, tensor.shape()) : tensor)
                    .toList();
            Map<String, TensorInfo> originals =
                    source.tensors().stream().collect(Collectors.toMap(TensorInfo::name, tensor -> tensor));
            AtomicInteger done = new AtomicInteger();
            AtomicFile.write(
                    to,
                    channel -> SafetensorsWriter.write(channel, tensors, Weights.METADATA, tensor -> {
                        ByteBuffer values = converted(from, source, originals.get(tensor.name()), tensor.type());
                        progress.done(done.incrementAndGet(), tensors.size());
                        return values;
                    }));
        }
    }

    /** Numbers that no file of weights should have, or that the type cannot hold, are not passed on. */
    private static ByteBuffer converted(Path file, WeightSource source, TensorInfo tensor, ElementType type)
            throws IOException {
        ByteBuffer values = source.bytes(tensor);
        if (tensor.type().isReal()) {
            Usable.require(file, values, tensor, type);
        }
        return type == tensor.type() ? values : Values.of(Values.over(values, tensor), type);
    }

    private static void requireKnown(Path file, TensorInfo tensor) throws InvalidWeightsException {
        if (!tensor.type().isReal() && !tensor.type().isWhole()) {
            throw new InvalidWeightsException(
                    file,
                    "has numbers of " + tensor.type() + " in " + tensor.name()
                            + ", and those of F32, F16, BF16 and F64 can be converted: convert them in PyTorch, with"
                            + " tensor.float().");
        }
    }
}
