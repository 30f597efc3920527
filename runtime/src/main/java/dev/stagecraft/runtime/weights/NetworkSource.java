/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import dev.stagecraft.weights.ElementType;
import dev.stagecraft.weights.Naming;
import dev.stagecraft.weights.TensorInfo;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The weights of a network, by the names that they are published under. */
final class NetworkSource implements WeightSource {
    private final Map<TensorInfo, NamedParameter> parameters = new LinkedHashMap<>();

    NetworkSource(ComputationGraph network) {
        List<NamedParameter> all = NamedParameters.of(network);
        Naming naming = Naming.of(all.stream().map(NamedParameter::tensor).toList());
        all.forEach(parameter -> parameters.put(naming.published(parameter.tensor(), ElementType.F32), parameter));
    }

    @Override
    public List<TensorInfo> tensors() {
        return List.copyOf(parameters.keySet());
    }

    @Override
    public ByteBuffer bytes(TensorInfo tensor) {
        return Values.of(read(tensor), tensor.type());
    }

    @Override
    public INDArray read(TensorInfo tensor) {
        return parameters.get(tensor).get();
    }

    @Override
    public void close() {}
}
