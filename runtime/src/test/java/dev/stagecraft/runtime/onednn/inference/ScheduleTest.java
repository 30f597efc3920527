/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.program.Function;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.onednn.Descriptors;
import dev.stagecraft.runtime.onednn.OneDnn;
import java.util.List;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

/** How many steps a network is, and in how much memory. */
class ScheduleTest {
    private static final int FILTERS = 64;
    private static final int SIDE = 24;

    /** Both maps of 64 channels, and never three: the second is added to the first. */
    @Test
    void mapsThatAreDoneWithGiveTheirPlaceToOthers() {
        Schedule schedule = schedule(
                new SmallNetwork()
                        .convolution("conv1", 3, FILTERS, 3, 1)
                        .normalization("bn1", FILTERS)
                        .relu("relu1")
                        .convolution("conv2", FILTERS, FILTERS, 3, 1)
                        .add("add", "relu1")
                        .convolution("conv3", FILTERS, FILTERS, 3, 1)
                        .relu("relu3")
                        .convolution("conv4", FILTERS, FILTERS, 3, 1)
                        .relu("relu4")
                        .trained(FILTERS),
                3);
        long maps = (long) FILTERS * SIDE * SIDE * Float.BYTES;
        assertTrue(schedule.bytes() < 3.2 * maps, () -> schedule.bytes() + " for maps of " + maps);
    }

    /**
     * A convolution with all that follows it is one step, and an order that a kernel does not read costs one more: the kernels for AVX-512 read
     * images with channels last, and those for SSE4.1 and AVX convolve images of one channel in C order and other maps in blocks. One
     * channel is in both orders of images, and what a global pool gives is in all.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void foldsAllIntoConvolutions(int channels) {
        Schedule schedule = schedule(
                new SmallNetwork()
                        .convolution("conv1", channels, FILTERS, 3, 1)
                        .normalization("bn1", FILTERS)
                        .relu("relu1")
                        .convolution("conv2", FILTERS, FILTERS, 3, 1)
                        .add("add", "relu1")
                        .relu("relu2")
                        .trained(FILTERS),
                channels);
        // Two convolutions, a copy for the addition to its own input, a pool, the classifier, its softmax, and the
        // result.
        int steps = 7;
        List<PostOp> relu = PostOps.of(new Function.Relu()).orElseThrow();
        List<PostOp> sumAndRelu = List.of(new PostOp.Addition(), relu.get(0));
        convolution_forward.primitive_desc first = fastest(channels, relu);
        if (channels > 1 && !first.src_desc().equals(Descriptors.plain(1, channels, SIDE, SIDE))) {
            steps++;
        }
        if (!first.dst_desc().equals(fastest(FILTERS, sumAndRelu).src_desc())) {
            steps++;
        }
        assertEquals(steps, schedule.steps().size());
    }

    /** What oneDNN takes for a 3x3 convolution if every order is free. */
    private static convolution_forward.primitive_desc fastest(int channels, List<PostOp> postOps) {
        long[] strides = {1, 1};
        long[] dilations = {0, 0};
        long[] padding = {1, 1};
        return new convolution_forward.primitive_desc(
                OneDnn.engine(),
                prop_kind.forward_inference,
                algorithm.convolution_direct,
                Descriptors.any(DataType.FLOAT, 1, channels, SIDE, SIDE),
                Descriptors.any(DataType.FLOAT, FILTERS, channels, 3, 3),
                Descriptors.plain(FILTERS),
                Descriptors.any(DataType.FLOAT, 1, FILTERS, SIDE, SIDE),
                strides,
                dilations,
                padding,
                padding,
                Assembly.attributes(postOps),
                false);
    }

    private static Schedule schedule(ComputationGraph network, int channels) {
        try (LoweredNetwork lowered = Lowering.of(network).orElseThrow()) {
            return Schedule.of(lowered, DataType.FLOAT, 1, channels, SIDE, SIDE);
        }
    }
}
