/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.stagecraft.program.Node;
import dev.stagecraft.program.Windows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The primitives of a convolution over maps of one shape. Each has its weight in an order of its own, and in the type of the maps; the
 * gradient of the weight is of 32 bits always.
 */
final class ConvolutionKernels implements Resource {
    private static final algorithm DIRECT = algorithm.convolution_direct;

    private final MapShape output;
    private final Kernel forward;
    private final Kernel forwardWeight;
    private final Kernel backwardData;
    private final Kernel backwardDataWeight;
    private final WeightGradient weightGradient;

    /** @param computes the format of what the convolution gives */
    ConvolutionKernels(Node.Convolution layer, MapShape input, MapFormat computes) {
        Windows windows = layer.geometry().over(layer.site().layer(), input.height(), input.width());
        output = new MapShape(
                computes,
                input.images(),
                windows.rows().positions(),
                windows.columns().positions(),
                layer.out());
        memory.desc source = Descriptors.maps(input);
        memory.desc target = Descriptors.maps(output);
        long[] weightShape = weightShape(layer);
        memory.desc weight = Descriptors.plain(weightShape);
        memory.desc chosen = Descriptors.any(computes.type(), weightShape);
        memory.desc chosenGradient = Descriptors.any(DataType.FLOAT, weightShape);
        memory.desc bias = layer.bias().isPresent() ? Descriptors.plain(layer.out()) : new memory.desc();
        WindowSides sides = new WindowSides(windows);
        long[] strides = sides.stride();
        long[] dilations = sides.dilation();
        long[] before = sides.before();
        long[] after = sides.after();

        convolution_forward.primitive_desc forwardDescriptor = new convolution_forward.primitive_desc(
                OneDnn.engine(),
                prop_kind.forward_training,
                DIRECT,
                source,
                chosen,
                bias,
                target,
                strides,
                dilations,
                before,
                after,
                OneDnn.attributes(),
                false);
        Map<Integer, memory.desc> forwardFormats = new HashMap<>(
                Map.of(DNNL_ARG_SRC, source, DNNL_ARG_WEIGHTS, forwardDescriptor.weights_desc(), DNNL_ARG_DST, target));
        if (layer.bias().isPresent()) {
            forwardFormats.put(DNNL_ARG_BIAS, bias);
        }
        forward = new Kernel(new convolution_forward(forwardDescriptor), forwardDescriptor, forwardFormats);
        forwardWeight = Kernel.reorder(weight, forwardDescriptor.weights_desc());

        convolution_backward_data.primitive_desc dataDescriptor = new convolution_backward_data.primitive_desc(
                OneDnn.engine(),
                DIRECT,
                source,
                chosen,
                target,
                strides,
                dilations,
                before,
                after,
                forwardDescriptor,
                OneDnn.attributes(),
                false);
        backwardData = new Kernel(
                new convolution_backward_data(dataDescriptor),
                dataDescriptor,
                Map.of(
                        DNNL_ARG_DIFF_SRC, source,
                        DNNL_ARG_WEIGHTS, dataDescriptor.weights_desc(),
                        DNNL_ARG_DIFF_DST, target));
        backwardDataWeight = Kernel.reorder(weight, dataDescriptor.weights_desc());

        convolution_backward_weights.primitive_desc weightsDescriptor = new convolution_backward_weights.primitive_desc(
                OneDnn.engine(),
                DIRECT,
                source,
                chosenGradient,
                bias,
                target,
                strides,
                dilations,
                before,
                after,
                forwardDescriptor,
                OneDnn.attributes(),
                false);
        weightGradient = isProduct(layer, input)
                ? WeightGradient.OfProduct.of(input, output)
                : WeightGradient.OfConvolution.of(weightsDescriptor, source, weight, bias, target);
    }

    /** Whether oneDNN's product of matrices is as fast as its convolution: with AVX-512 it is, and saves a pass over the gradient. */
    private static boolean isProduct(Node.Convolution layer, MapShape input) {
        return OneDnn.hasFastProducts()
                && input.format().layout() == MapLayout.CHANNELS_LAST
                && layer.geometry().isPointwise()
                && !layer.geometry().skipsPixels()
                && !isLongInBfloat16(layer, input)
                && layer.groups() == 1
                && layer.bias().isEmpty();
    }

    /**
     * Whether a kernel is small for the pixels that it is summed over, and of bfloat16. A product shares out the kernel among the threads, a convolution
     * the images too, and with two threads takes two thirds of the time then.
     */
    private static boolean isLongInBfloat16(Node.Convolution layer, MapShape input) {
        long pixels = input.images() * input.height() * input.width();
        return input.format().type() == DataType.BFLOAT16 && layer.weight().length() < 16 * pixels;
    }

    /** With groups they have an axis of their own. */
    private static long[] weightShape(Node.Convolution layer) {
        long[] shape = layer.weight().dimensions();
        int groups = layer.groups();
        return groups == 1 ? shape : new long[] {groups, shape[0] / groups, shape[1], shape[2], shape[3]};
    }

    MapShape output() {
        return output;
    }

    Kernel forward() {
        return forward;
    }

    /** Brings a weight into the order of {@link #forward}. */
    Kernel forwardWeight() {
        return forwardWeight;
    }

    Kernel backwardData() {
        return backwardData;
    }

    /** Brings a weight into the order of {@link #backwardData}. */
    Kernel backwardDataWeight() {
        return backwardDataWeight;
    }

    WeightGradient weightGradient() {
        return weightGradient;
    }

    @Override
    public void close() {
        List.of(forward, forwardWeight, backwardData, backwardDataWeight, weightGradient)
                .forEach(Resource::close);
    }
}
