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

import dev.stagecraft.runtime.onednn.Descriptors;
import dev.stagecraft.runtime.onednn.OneDnn;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_forward;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A dense layer, of 32 bits always.
 *
 * @param weight {@code [out, in]}
 * @param bias {@code [out]}
 */
record Dense(Weight weight, Weight bias) implements Operation {
    @Override
    public PlacedArray assemble(Assembly assembly, Computation node) {
        long[] in = assembly.input(node, 0).shape();
        if (in[1] != weight.shape()[1]) {
            throw new IllegalArgumentException("The images are of another size than the network's: " + node.name()
                    + " takes " + weight.shape()[1] + " values of an image, not " + in[1] + ".");
        }
        long[] out = {in[0], weight.shape()[0]};
        Fused<inner_product_forward.primitive_desc> fused = Fused.of(
                node.postOps(),
                attributes -> new inner_product_forward.primitive_desc(
                        OneDnn.engine(),
                        prop_kind.forward_inference,
                        Descriptors.any(DataType.FLOAT, in),
                        Descriptors.any(DataType.FLOAT, weight.shape()),
                        Descriptors.plain(bias.shape()),
                        Descriptors.any(DataType.FLOAT, out),
                        attributes,
                        false),
                inner_product_forward::new);
        inner_product_forward.primitive_desc descriptor = fused.descriptor();
        PlacedArray result = assembly.create(descriptor.dst_desc(), out);
        assembly.run(
                fused.primitive(),
                descriptor,
                Map.of(
                        DNNL_ARG_SRC, assembly.input(node, 0, descriptor.src_desc()),
                        DNNL_ARG_WEIGHTS, weight.in(descriptor.weights_desc()),
                        DNNL_ARG_BIAS, bias.in(descriptor.bias_desc()),
                        DNNL_ARG_DST, result));
        return assembly.separately(node, fused.separate(), result);
    }

    @Override
    public boolean fuses(List<PostOp> already, PostOp next) {
        return next instanceof PostOp.Function;
    }

    @Override
    public void close() {
        weight.close();
        bias.close();
    }
}
