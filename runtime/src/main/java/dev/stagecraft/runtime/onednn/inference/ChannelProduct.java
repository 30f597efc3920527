/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import dev.stagecraft.runtime.onednn.Descriptors;
import dev.stagecraft.runtime.onednn.OneDnn;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory.format_tag;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A product of maps and a number for each of their channels, the gate of a squeeze-excitation. Where the channels of an image
 * follow those of the one before, oneDNN takes the batch for one image of many channels: for several images it has reference code
 * only.
 */
record ChannelProduct() implements Operation {
    /** An order in which the images of a batch lie one behind the other, channel by channel. */
    private record Order(format_tag tag, long block) {
        private static final List<Order> ALL = List.of(
                new Order(format_tag.nChw8c, 8), new Order(format_tag.nChw16c, 16), new Order(format_tag.nchw, 1));

        static Order of(PlacedArray maps, DataType type) {
            return ALL.stream()
                    .filter(order -> maps.isOf(Descriptors.of(type, order.tag, maps.shape())))
                    .findFirst()
                    .orElse(ALL.get(0));
        }

        PlacedArray asOneImage(PlacedArray maps, DataType type) {
            long[] shape = maps.shape();
            long channels = (shape[1] + block - 1) / block * block;
            long[] wide = {1, shape[0] * channels, shape[2], shape[3]};
            return maps.as(Descriptors.of(type, tag, wide), wide);
        }
    }

    @Override
    public PlacedArray assemble(Assembly assembly, Computation node) {
        PlacedArray known = assembly.input(node, 0);
        long channels = assembly.input(node, 1).shape()[1];
        if (channels != known.shape()[1]) {
            throw new IllegalArgumentException(node.name() + " multiplies maps of " + known.shape()[1] + " channels by "
                    + channels + " numbers; set the execution to DEEPLEARNING4J.");
        }
        DataType type = assembly.type();
        Order order = Order.of(known, type);
        PlacedArray maps = assembly.input(node, 0, Descriptors.of(type, order.tag(), known.shape()));
        long[] gateShape = {known.shape()[0], known.shape()[1], 1, 1};
        PlacedArray gate = assembly.input(node, 1, Descriptors.of(type, order.tag(), gateShape));
        PlacedArray source = order.asOneImage(maps, type);
        PlacedArray factor = order.asOneImage(gate, type);
        Fused<binary.primitive_desc> fused = Fused.of(
                node.postOps(),
                attributes -> new binary.primitive_desc(
                        OneDnn.engine(),
                        algorithm.binary_mul,
                        source.format(),
                        factor.format(),
                        source.format(),
                        attributes,
                        false),
                binary::new);
        PlacedArray result = assembly.target(node, fused.adds(), maps.format(), maps.shape());
        assembly.run(
                fused.primitive(),
                fused.descriptor(),
                Map.of(DNNL_ARG_SRC_0, source, DNNL_ARG_SRC_1, factor, DNNL_ARG_DST, order.asOneImage(result, type)));
        return assembly.separately(node, fused.separate(), result);
    }

    /** One addition, anywhere among functions. */
    @Override
    public boolean fuses(List<PostOp> already, PostOp next) {
        return !(next instanceof PostOp.Addition && already.contains(next));
    }
}
