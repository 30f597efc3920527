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
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import dev.stagecraft.program.Windows;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;

/** The primitives of a pool over maps of one shape. */
final class PoolingKernels implements Resource {
    private final MapShape output;
    private final boolean remembers;
    private final memory.data_type places;
    private final Kernel training;
    private final Kernel inference;
    private final Kernel backward;

    PoolingKernels(PoolKind pool, Windows windows, MapShape input) {
        output = new MapShape(
                input.format(),
                input.images(),
                windows.rows().positions(),
                windows.columns().positions(),
                input.channels());
        memory.desc source = Descriptors.maps(input);
        memory.desc target = Descriptors.maps(output);
        algorithm kind = pool.algorithm();
        WindowSides sides = new WindowSides(windows);
        long[] strides = sides.stride();
        long[] kernel = sides.kernel();
        long[] dilations = sides.dilation();
        long[] before = sides.before();
        long[] after = sides.after();
        remembers = pool == PoolKind.MAXIMUM;

        pooling_forward.primitive_desc trainingDescriptor = new pooling_forward.primitive_desc(
                OneDnn.engine(),
                prop_kind.forward_training,
                kind,
                source,
                target,
                strides,
                kernel,
                dilations,
                before,
                after,
                OneDnn.attributes(),
                false);
        Map<Integer, memory.desc> formats = new HashMap<>(Map.of(DNNL_ARG_SRC, source, DNNL_ARG_DST, target));
        Map<Integer, memory.desc> backwardFormats =
                new HashMap<>(Map.of(DNNL_ARG_DIFF_SRC, source, DNNL_ARG_DIFF_DST, target));
        if (remembers) {
            formats.put(DNNL_ARG_WORKSPACE, trainingDescriptor.workspace_desc());
            backwardFormats.put(DNNL_ARG_WORKSPACE, trainingDescriptor.workspace_desc());
        }
        places = trainingDescriptor.workspace_desc().get_data_type().intern();
        training = new Kernel(new pooling_forward(trainingDescriptor), trainingDescriptor, formats);

        pooling_forward.primitive_desc inferenceDescriptor = new pooling_forward.primitive_desc(
                OneDnn.engine(),
                prop_kind.forward_inference,
                kind,
                source,
                target,
                strides,
                kernel,
                dilations,
                before,
                after,
                OneDnn.attributes(),
                false);
        inference = new Kernel(
                new pooling_forward(inferenceDescriptor),
                inferenceDescriptor,
                Map.of(DNNL_ARG_SRC, source, DNNL_ARG_DST, target));

        pooling_backward.primitive_desc backwardDescriptor = new pooling_backward.primitive_desc(
                OneDnn.engine(),
                kind,
                source,
                target,
                strides,
                kernel,
                dilations,
                before,
                after,
                trainingDescriptor,
                OneDnn.attributes(),
                false);
        backward = new Kernel(new pooling_backward(backwardDescriptor), backwardDescriptor, backwardFormats);
    }

    MapShape output() {
        return output;
    }

    /** Whether the backward pass must know where the maxima were. */
    boolean remembers() {
        return remembers;
    }

    /** The type of the numbers that say where in its window each maximum was. */
    memory.data_type places() {
        return places;
    }

    Kernel training() {
        return training;
    }

    Kernel inference() {
        return inference;
    }

    Kernel backward() {
        return backward;
    }

    @Override
    public void close() {
        training.close();
        inference.close();
        backward.close();
    }
}
