/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How a convolution's weight comes to its gradient, which is of 32 bits and in C order, as Deeplearning4j's are. */
interface WeightGradient extends Resource {
    /**
     * Computes one.
     *
     * @param maps what was convolved
     * @param gradient of what the convolution gave
     * @param ofWeight is written
     * @param ofBias is written, if there is one
     */
    void run(INDArray maps, INDArray gradient, INDArray ofWeight, Optional<INDArray> ofBias);

    /** By the primitive that all convolutions have, whose result is in an order of its own. */
    record OfConvolution(Kernel kernel, Kernel reorder) implements WeightGradient {
        /** @param weight the weight in C order */
        static WeightGradient of(
                convolution_backward_weights.primitive_desc descriptor,
                memory.desc maps,
                memory.desc weight,
                memory.desc bias,
                memory.desc gradient) {
            memory.desc chosen = descriptor.diff_weights_desc();
            Map<Integer, memory.desc> formats = new HashMap<>(
                    Map.of(DNNL_ARG_SRC, maps, DNNL_ARG_DIFF_WEIGHTS, chosen, DNNL_ARG_DIFF_DST, gradient));
            if (!bias.is_zero()) {
                formats.put(DNNL_ARG_DIFF_BIAS, bias);
            }
            return new OfConvolution(
                    new Kernel(new convolution_backward_weights(descriptor), descriptor, formats),
                    Kernel.reorder(chosen, weight));
        }

        @Override
        public void run(INDArray maps, INDArray gradient, INDArray ofWeight, Optional<INDArray> ofBias) {
            Map<Integer, INDArray> arrays = new HashMap<>(Map.of(DNNL_ARG_SRC, maps, DNNL_ARG_DIFF_DST, gradient));
            ofBias.ifPresent(array -> arrays.put(DNNL_ARG_DIFF_BIAS, array));
            try (WorkingMemory memory = WorkingMemory.take()) {
                Pointer chosen = memory.of(kernel.size(DNNL_ARG_DIFF_WEIGHTS));
                kernel.run(arrays, Map.of(DNNL_ARG_DIFF_WEIGHTS, chosen));
                reorder.run(Map.of(DNNL_ARG_TO, ofWeight), Map.of(DNNL_ARG_FROM, chosen));
            }
        }

        @Override
        public void close() {
            kernel.close();
            reorder.close();
        }
    }

    /**
     * Of a kernel of one pixel that takes them all, over maps with channels last: a product of matrices, channels times pixels and pixels times channels,
     * which is in C order.
     */
    record OfProduct(Kernel kernel) implements WeightGradient {
        /**
         * @param maps the shape of what is convolved
         * @param output the shape of what that gives
         */
        static WeightGradient of(MapShape maps, MapShape output) {
            long pixels = maps.images() * maps.height() * maps.width();
            memory.desc channelsOut = Descriptors.of(output.format().type(), format_tag.ba, output.channels(), pixels);
            memory.desc channelsIn = Descriptors.of(maps.format().type(), format_tag.ab, pixels, maps.channels());
            memory.desc weight = Descriptors.of(DataType.FLOAT, format_tag.ab, output.channels(), maps.channels());
            matmul.primitive_desc descriptor = new matmul.primitive_desc(
                    OneDnn.engine(), channelsOut, channelsIn, weight, OneDnn.attributes(), false);
            return new OfProduct(new Kernel(
                    new matmul(descriptor),
                    descriptor,
                    Map.of(DNNL_ARG_SRC, channelsOut, DNNL_ARG_WEIGHTS, channelsIn, DNNL_ARG_DST, weight)));
        }

        @Override
        public void run(INDArray maps, INDArray gradient, INDArray ofWeight, Optional<INDArray> ofBias) {
            kernel.run(Map.of(DNNL_ARG_SRC, gradient, DNNL_ARG_WEIGHTS, maps, DNNL_ARG_DST, ofWeight));
        }

        @Override
        public void close() {
            kernel.close();
        }
    }
}
