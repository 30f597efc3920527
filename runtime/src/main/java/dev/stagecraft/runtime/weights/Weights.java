/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import dev.stagecraft.runtime.file.AtomicFile;
import dev.stagecraft.weights.ElementType;
import dev.stagecraft.weights.InvalidWeightsException;
import dev.stagecraft.weights.Naming;
import dev.stagecraft.weights.NetworkTensor;
import dev.stagecraft.weights.TensorInfo;
import dev.stagecraft.weights.TensorShape;
import dev.stagecraft.weights.WeightsMatch;
import dev.stagecraft.weights.file.SafetensorsWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Loads published weights into a network, and saves a network's weights so that PyTorch and timm load them.
 *
 * <p>A file's tensors are those of {@code state_dict()}: the names are the layers', {@code layer1.0.conv1.weight}, or timm's for networks with pre-activation
 * ({@code stages.0.blocks.0.conv1.weight}).
 */
public final class Weights {
    /** What the tools around PyTorch note in their files. */
    static final Map<String, String> METADATA = Map.of("format", "pt");

    private static final String RUNNING_VARIANCE = "running_var";

    private static final String COUNTER = "num_batches_tracked";

    private Weights() {}

    /**
     * Loads weights into a network. A head of another number of classes keeps its own weights, as it does where the file has no head. Of a network
     * without a head, what the file has behind its last layer is left out: the classifier, the normalization in front of it, further stages.
     *
     * @param network which has been initialized
     * @param file a safetensors file with numbers of F32, F16, BF16 or F64; or the file of one of Keras's ResNets, which
     *     {@code model.save("model.keras")}, {@code model.save("model.h5")} or {@code save_weights("model.weights.h5")} wrote
     * @return what was loaded
     * @throws InvalidWeightsException if the file is missing, damaged, or not one of this network; the network is then as it was
     * @throws IOException if the file cannot be read; the network is then as it was
     */
    public static LoadedWeights load(ComputationGraph network, Path file) throws IOException {
        try (WeightSource source = WeightFormat.open(file)) {
            return load(network, source, file);
        }
    }

    /**
     * Gives a network the weights of another one, by the names of their layers. A head of another number of classes keeps its own weights.
     *
     * @param network which has been initialized
     * @param other whose weights are copied
     * @param origin the file that the other one was loaded from, for messages
     * @return what was loaded
     * @throws InvalidWeightsException if they do not fit; the network is then as it was
     */
    public static LoadedWeights load(ComputationGraph network, ComputationGraph other, Path origin) throws IOException {
        return load(network, new NetworkSource(other), origin);
    }

    /**
     * Loads weights into some layers of a network, such as those of a backbone that others are behind. The others keep theirs.
     *
     * @param network which has been initialized
     * @param layers the names of these layers; which of them have weights is the network's concern
     * @param file as in {@link #load(ComputationGraph, Path)}
     * @return what was loaded
     * @throws InvalidWeightsException if the file is missing, damaged, or does not have all weights of these layers; the network is then as
     *     it was
     * @throws IOException if the file cannot be read; the network is then as it was
     */
    public static LoadedWeights load(ComputationGraph network, Set<String> layers, Path file) throws IOException {
        List<NamedParameter> some = NamedParameters.of(network).stream()
                .filter(parameter -> layers.contains(parameter.tensor().layer()))
                .toList();
        try (WeightSource source = WeightFormat.open(file)) {
            return load(some, source, file, NamedParameters.poolsOverTheEdge(network));
        }
    }

    private static LoadedWeights load(ComputationGraph network, WeightSource source, Path file) throws IOException {
        return load(NamedParameters.of(network), source, file, NamedParameters.poolsOverTheEdge(network));
    }

    private static LoadedWeights load(
            List<NamedParameter> all, WeightSource source, Path file, boolean poolsOverTheEdge) throws IOException {
        Map<NetworkTensor, NamedParameter> parameters = new HashMap<>();
        all.forEach(parameter -> parameters.put(parameter.tensor(), parameter));
        WeightsMatch match =
                WeightsMatch.of(all.stream().map(NamedParameter::tensor).toList(), source.tensors(), poolsOverTheEdge);
        if (!match.fits()) {
            throw new InvalidWeightsException(file, match.fault());
        }
        requireUsable(match, all, source, file);
        for (Map.Entry<NetworkTensor, TensorInfo> pair : match.tensors().entrySet()) {
            parameters.get(pair.getKey()).set(source.read(pair.getValue()));
        }
        return new LoadedWeights(file, match.tensors().size(), match.placement(), match.head());
    }

    /**
     * Loads weights from the class path into a network or, where there are none, from a path relative to the working folder.
     *
     * @param network which has been initialized
     * @param near a class whose class loader is asked
     * @param location the name of the resource, {@code weights/resnet50.safetensors}, or the path
     * @return what was loaded
     * @throws InvalidWeightsException if the file is missing, damaged, or not one of this network; the network is then as it was
     * @throws IOException if the file cannot be read; the network is then as it was
     */
    public static LoadedWeights loadResource(ComputationGraph network, Class<?> near, String location)
            throws IOException {
        Optional<LoadedWeights> loaded = WeightsResource.with(near, location, file -> load(network, file));
        return loaded.isPresent() ? loaded.get() : load(network, Path.of(location));
    }

    /** What no network can compute with would be noticed when half of this one is loaded, or in its answers. */
    static void requireUsable(WeightsMatch match, List<NamedParameter> parameters, WeightSource source, Path file)
            throws IOException {
        for (NamedParameter parameter : parameters) {
            TensorInfo tensor = match.tensors().get(parameter.tensor());
            if (tensor != null) {
                Usable.require(
                        file,
                        source.bytes(tensor),
                        tensor,
                        Usable.of(parameter.array().dataType()));
                if (parameter.tensor().part().equals(RUNNING_VARIANCE)) {
                    for (double variance : source.read(tensor).toDoubleVector()) {
                        requireVariance(variance, tensor, file);
                    }
                }
            }
        }
    }

    private static void requireVariance(double variance, TensorInfo tensor, Path file) throws InvalidWeightsException {
        if (variance < 0) {
            throw new InvalidWeightsException(
                    file,
                    "has " + variance + " in " + tensor.name()
                            + ", and a variance must be a number from 0 on: it is damaged, or its training diverged.");
        }
    }

    /**
     * Saves a network's weights as 32-bit numbers.
     *
     * @param network which has been initialized
     * @param file the safetensors file to write
     * @throws IOException if the disk is full or the file cannot be written; a file that was there stays as it was
     */
    public static void save(ComputationGraph network, Path file) throws IOException {
        save(network, file, ElementType.F32);
    }

    /**
     * Saves a network's weights.
     *
     * @param network which has been initialized
     * @param file the safetensors file to write
     * @param type F32, F16, BF16 or F64
     * @throws InvalidWeightsException if a weight is larger than the type's largest number
     * @throws IOException if the disk is full or the file cannot be written; a file that was there stays as it was
     */
    public static void save(ComputationGraph network, Path file, ElementType type) throws IOException {
        if (!type.isReal()) {
            throw new IllegalArgumentException("type is " + type + "; it must be F32, F16, BF16 or F64.");
        }
        List<NamedParameter> parameters = NamedParameters.of(network);
        Naming naming =
                Naming.of(parameters.stream().map(NamedParameter::tensor).toList());
        List<TensorInfo> tensors = new ArrayList<>();
        Map<String, NamedParameter> byName = new HashMap<>();
        for (NamedParameter parameter : parameters) {
            TensorInfo published = naming.published(parameter.tensor(), type);
            tensors.add(published);
            byName.put(published.name(), parameter);
            if (parameter.tensor().part().equals(RUNNING_VARIANCE)) {
                tensors.add(counter(published.name()));
            }
        }
        AtomicFile.write(
                file,
                channel -> SafetensorsWriter.write(
                        channel,
                        tensors,
                        METADATA,
                        tensor -> byName.containsKey(tensor.name())
                                ? narrowed(file, byName.get(tensor.name()).get(), tensor)
                                : ByteBuffer.allocate(Long.BYTES)));
    }

    /** A number must not become infinite; one that is none already is saved as it is. */
    private static ByteBuffer narrowed(Path file, INDArray values, TensorInfo tensor) throws InvalidWeightsException {
        ElementType own = Usable.of(values.dataType());
        if (Usable.largest(tensor.type()) < Usable.largest(own)) {
            OptionalDouble first = Usable.firstBeyond(Values.of(values, own), own, Usable.largest(tensor.type()));
            if (first.isPresent() && Double.isFinite(first.getAsDouble())) {
                throw new InvalidWeightsException(
                        file,
                        "is not written: the network "
                                + Usable.tooLarge(first.getAsDouble(), tensor.name(), tensor.type()));
            }
        }
        return Values.of(values, tensor.type());
    }

    /** PyTorch counts the batches that a normalization has seen, and misses the count where it is not there. */
    private static TensorInfo counter(String variance) {
        String layer = variance.substring(0, variance.length() - RUNNING_VARIANCE.length());
        return new TensorInfo(layer + COUNTER, ElementType.I64, TensorShape.of());
    }
}
