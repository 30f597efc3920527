/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;

/** The primitives of an addition of two maps of one shape, and of the ReLU behind it if they compute that too. */
final class AddKernels implements Resource {
    private final Kernel forward;
    private final Optional<ActivationKernels> rectifier;

    AddKernels(MapShape shape, boolean isRectified) {
        memory.desc maps = Descriptors.maps(shape);
        post_ops after = new post_ops();
        if (isRectified) {
            after.append_eltwise(algorithm.eltwise_relu, 0, 0);
        }
        binary.primitive_desc descriptor = new binary.primitive_desc(
                OneDnn.engine(), algorithm.binary_add, maps, maps, maps, OneDnn.attributes(after), false);
        forward = new Kernel(
                new binary(descriptor),
                descriptor,
                Map.of(DNNL_ARG_SRC_0, maps, DNNL_ARG_SRC_1, maps, DNNL_ARG_DST, maps));
        rectifier = isRectified ? Optional.of(new ActivationKernels(shape, algorithm.eltwise_relu)) : Optional.empty();
    }

    Kernel forward() {
        return forward;
    }

    /** Of the ReLU, if there is one: the sum itself hands its gradient on. */
    Kernel backward() {
        return rectifier.orElseThrow().backward();
    }

    @Override
    public void close() {
        forward.close();
        rectifier.ifPresent(Resource::close);
    }
}
