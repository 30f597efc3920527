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

import dev.stagecraft.runtime.update.FlatValues;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Map;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.post_ops;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A dense layer for so many rows, in 32 bits. Each output's weights lie one behind the other, as in a classifier of Deeplearning4j's and in PyTorch. */
final class DenseKernels implements Resource {
    private final Kernel forward;
    private final Kernel inputGradient;
    private final Kernel weightGradient;

    /** @param function what becomes of the sums, if anything: the gradients are those of the sums */
    DenseKernels(long rows, long in, long out, post_ops function) {
        memory.desc inputs = of(format_tag.ab, rows, in);
        memory.desc outputs = of(format_tag.ab, rows, out);
        memory.desc weight = of(format_tag.ba, in, out);
        memory.desc bias = of(format_tag.ab, 1, out);
        matmul.primitive_desc sums = new matmul.primitive_desc(
                OneDnn.engine(), inputs, weight, bias, outputs, OneDnn.attributes(function), false);
        forward = new Kernel(
                new matmul(sums),
                sums,
                Map.of(DNNL_ARG_SRC, inputs, DNNL_ARG_WEIGHTS, weight, DNNL_ARG_BIAS, bias, DNNL_ARG_DST, outputs));
        inputGradient = Kernel.matrixProduct(outputs, of(format_tag.ab, out, in), inputs);
        weightGradient = Kernel.matrixProduct(of(format_tag.ba, out, rows), inputs, of(format_tag.ab, out, in));
    }

    private static memory.desc of(format_tag order, long rows, long columns) {
        return Descriptors.of(DataType.FLOAT, order, rows, columns);
    }

    void forward(INDArray input, INDArray weight, INDArray bias, INDArray result) {
        forward.run(Map.of(DNNL_ARG_SRC, input, DNNL_ARG_WEIGHTS, weight, DNNL_ARG_BIAS, bias, DNNL_ARG_DST, result));
    }

    void inputGradient(INDArray ofSums, INDArray weight, INDArray result) {
        inputGradient.run(Map.of(DNNL_ARG_SRC, ofSums, DNNL_ARG_WEIGHTS, weight, DNNL_ARG_DST, result));
    }

    /** @param ofBias is written too */
    void parameterGradients(INDArray input, INDArray ofSums, INDArray ofWeight, INDArray ofBias) {
        weightGradient.run(Map.of(DNNL_ARG_SRC, ofSums, DNNL_ARG_WEIGHTS, input, DNNL_ARG_DST, ofWeight));
        FloatBuffer gradients = FlatValues.of(ofSums);
        float[] sums = new float[Math.toIntExact(ofBias.length())];
        for (int start = 0; start < gradients.capacity(); start += sums.length) {
            for (int output = 0; output < sums.length; output++) {
                sums[output] += gradients.get(start + output);
            }
        }
        FlatValues.of(ofBias).put(sums);
        Reference.reachabilityFence(ofSums);
        Reference.reachabilityFence(ofBias);
    }

    @Override
    public void close() {
        forward.close();
        inputGradient.close();
        weightGradient.close();
    }
}
