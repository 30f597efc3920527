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

/** The primitives of a ReLU over maps of one shape. */
final class RectifierKernels implements Resource {
    private final Kernel forward;
    private final Kernel backward;

    RectifierKernels(MapShape shape) {
        memory.desc maps = Descriptors.maps(shape);
        eltwise_forward.primitive_desc forwardDescriptor = new eltwise_forward.primitive_desc(
                OneDnn.engine(),
                prop_kind.forward_training,
                algorithm.eltwise_relu,
                maps,
                maps,
                OneDnn.attributes(),
                false);
        eltwise_backward.primitive_desc backwardDescriptor = new eltwise_backward.primitive_desc(
                OneDnn.engine(),
                algorithm.eltwise_relu,
                maps,
                maps,
                maps,
                forwardDescriptor,
                OneDnn.attributes(),
                false);
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

    /** What was positive before is what is positive behind: it may read either as its source. */
    Kernel backward() {
        return backward;
    }

    @Override
    public void close() {
        forward.close();
        backward.close();
    }
}
