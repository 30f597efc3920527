/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The products of a classifier for so many images. Its weight, {@code [in, out]}, is in Fortran's order, as Deeplearning4j's is. */
final class ClassifierKernels implements Resource {
    private final Kernel sums;
    private final Kernel inputGradient;
    private final Kernel weightGradient;

    ClassifierKernels(long images, long in, long out) {
        memory.desc inputs = of(format_tag.ab, images, in);
        memory.desc outputs = of(format_tag.ab, images, out);
        sums = product(inputs, of(format_tag.ba, in, out), Optional.of(of(format_tag.ab, 1, out)), outputs);
        inputGradient = product(outputs, of(format_tag.ab, out, in), Optional.empty(), inputs);
        weightGradient = product(of(format_tag.ba, out, images), inputs, Optional.empty(), of(format_tag.ab, out, in));
    }

    private static memory.desc of(format_tag order, long rows, long columns) {
        return Descriptors.of(DataType.FLOAT, order, rows, columns);
    }

    private static Kernel product(
            memory.desc first, memory.desc second, Optional<memory.desc> bias, memory.desc result) {
        matmul.primitive_desc descriptor = bias.map(added -> new matmul.primitive_desc(
                        OneDnn.engine(), first, second, added, result, OneDnn.attributes(), false))
                .orElseGet(() ->
                        new matmul.primitive_desc(OneDnn.engine(), first, second, result, OneDnn.attributes(), false));
        Map<Integer, memory.desc> formats =
                new HashMap<>(Map.of(DNNL_ARG_SRC, first, DNNL_ARG_WEIGHTS, second, DNNL_ARG_DST, result));
        bias.ifPresent(added -> formats.put(DNNL_ARG_BIAS, added));
        return new Kernel(new matmul(descriptor), descriptor, formats);
    }

    /** @param result what comes before the softmax */
    void sums(INDArray input, INDArray weight, INDArray bias, INDArray result) {
        sums.run(Map.of(DNNL_ARG_SRC, input, DNNL_ARG_WEIGHTS, weight, DNNL_ARG_BIAS, bias, DNNL_ARG_DST, result));
    }

    /** @param ofSums the gradient of what comes before the softmax */
    void inputGradient(INDArray ofSums, INDArray weight, INDArray result) {
        inputGradient.run(Map.of(DNNL_ARG_SRC, ofSums, DNNL_ARG_WEIGHTS, weight, DNNL_ARG_DST, result));
    }

    /** @param ofSums the gradient of what comes before the softmax */
    void weightGradient(INDArray input, INDArray ofSums, INDArray result) {
        weightGradient.run(Map.of(DNNL_ARG_SRC, ofSums, DNNL_ARG_WEIGHTS, input, DNNL_ARG_DST, result));
    }

    @Override
    public void close() {
        sums.close();
        inputGradient.close();
        weightGradient.close();
    }
}
