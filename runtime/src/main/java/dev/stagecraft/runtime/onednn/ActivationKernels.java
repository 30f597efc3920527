/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.Map;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/** The primitives of a function of each number of maps of one shape. */
final class ActivationKernels implements Resource {
    private final Kernel forward;
    private final Kernel backward;

    /** @param function {@code eltwise_relu} or {@code eltwise_logistic} */
    ActivationKernels(MapShape shape, algorithm function) {
        memory.desc maps = Descriptors.maps(shape);
        eltwise_forward.primitive_desc forwardDescriptor = new eltwise_forward.primitive_desc(
                OneDnn.engine(), prop_kind.forward_training, function, maps, maps, OneDnn.attributes(), false);
        eltwise_backward.primitive_desc backwardDescriptor = new eltwise_backward.primitive_desc(
                OneDnn.engine(), function, maps, maps, maps, forwardDescriptor, OneDnn.attributes(), false);
        forward = new Kernel(
                new eltwise_forward(forwardDescriptor),
                forwardDescriptor,
                Map.of(DNNL_ARG_SRC, maps, DNNL_ARG_DST, maps));
        backward = new Kernel(
                new eltwise_backward(backwardDescriptor),
                backwardDescriptor,
                Map.of(DNNL_ARG_SRC, maps, DNNL_ARG_DIFF_DST, maps, DNNL_ARG_DIFF_SRC, maps));
    }

    Kernel forward() {
        return forward;
    }

    /** It reads what the function was given; a ReLU's may read what it gave, which is positive where that was. */
    Kernel backward() {
        return backward;
    }

    @Override
    public void close() {
        forward.close();
        backward.close();
    }
}
