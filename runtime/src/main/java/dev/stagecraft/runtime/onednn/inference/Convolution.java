/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.stagecraft.program.Geometry;
import dev.stagecraft.program.Windows;
import dev.stagecraft.runtime.onednn.Descriptors;
import dev.stagecraft.runtime.onednn.OneDnn;
import dev.stagecraft.runtime.onednn.WindowSides;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A convolution and what follows it: a normalization is in its weight and bias, an addition and activations are post-ops.
 *
 * @param channels how many it takes
 * @param weight {@code [out, in, kH, kW]} or {@code [groups, out, in, kH, kW]}
 * @param bias {@code [out]}
 */
record Convolution(Geometry geometry, long channels, Weight weight, Weight bias) implements Operation {
    @Override
    public PlacedArray assemble(Assembly assembly, Computation node) {
        PlacedArray maps = assembly.input(node, 0);
        long[] in = maps.shape();
        if (in[1] != channels) {
            throw new IllegalArgumentException("The images have the wrong number of channels: " + node.name()
                    + " takes " + channels + ", not " + in[1] + ".");
        }
        Windows windows = geometry.over(node.name(), in[2], in[3]);
        long[] out = {
            in[0],
            bias.shape()[0],
            windows.rows().positions(),
            windows.columns().positions()
        };
        WindowSides sides = new WindowSides(windows);
        DataType type = assembly.type();
        Fused<convolution_forward.primitive_desc> fused = Fused.of(
                node.postOps(),
                NarrowGroups.fusable(type, weight.shape(), node.postOps()),
                attributes -> new convolution_forward.primitive_desc(
                        OneDnn.engine(),
                        prop_kind.forward_inference,
                        algorithm.convolution_direct,
                        Descriptors.any(type, in),
                        Descriptors.any(type, weight.shape()),
                        Descriptors.plain(bias.shape()),
                        Descriptors.any(type, out),
                        sides.stride(),
                        sides.dilation(),
                        sides.before(),
                        sides.after(),
                        attributes,
                        false),
                convolution_forward::new);
        convolution_forward.primitive_desc descriptor = fused.descriptor();
        PlacedArray source = assembly.input(node, 0, descriptor.src_desc());
        PlacedArray result = assembly.target(node, fused.adds(), descriptor.dst_desc(), out);
        assembly.run(
                fused.primitive(),
                descriptor,
                Map.of(
                        DNNL_ARG_SRC,
                        source,
                        DNNL_ARG_WEIGHTS,
                        weight.in(descriptor.weights_desc()),
                        DNNL_ARG_BIAS,
                        bias.in(descriptor.bias_desc()),
                        DNNL_ARG_DST,
                        result));
        return assembly.separately(node, fused.separate(), result);
    }

    /** One addition, anywhere among functions. */
    @Override
    public boolean fuses(List<PostOp> already, PostOp next) {
        return !(next instanceof PostOp.Addition && already.contains(next));
    }

    @Override
    public void close() {
        weight.close();
        bias.close();
    }
}
