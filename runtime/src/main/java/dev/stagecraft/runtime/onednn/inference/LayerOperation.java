/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.onednn.Descriptors;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What oneDNN does not have, computed by Deeplearning4j on arrays in C order.
 *
 * @param functions makes a function of arrays, which may change them, for one thread at a time
 */
record LayerOperation(Supplier<Function<INDArray[], INDArray>> functions) implements Operation {
    @Override
    public PlacedArray assemble(Assembly assembly, Computation node) {
        List<PlacedArray> inputs = IntStream.range(0, node.inputs().size())
                .mapToObj(i -> assembly.input(node, i))
                .map(input -> assembly.copy(input, Descriptors.plain(input.shape())))
                .toList();
        long[] shape = shape(inputs);
        PlacedArray result = assembly.create(Descriptors.plain(shape), shape);
        assembly.run(new Step.ByDeeplearning4j(this, inputs, result));
        return result;
    }

    /** The shape of what it makes of arrays: tried out. */
    private long[] shape(List<PlacedArray> inputs) {
        INDArray[] zeros = inputs.stream()
                .map(input -> Nd4j.createUninitializedDetached(DataType.FLOAT, input.shape())
                        .assign(0))
                .toArray(INDArray[]::new);
        long[] shape = functions.get().apply(zeros).shape();
        // The garbage collector does not see how large they are.
        Stream.of(zeros).filter(INDArray::closeable).forEach(INDArray::close);
        return shape;
    }
}
