/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/** The primitives of a batch normalization over maps of one shape, and of the ReLU behind it if they compute that too. */
final class NormalizationKernels implements Resource {
    private static final int SCALED = normalization_flags.use_scale.value | normalization_flags.use_shift.value;
    private static final int OF_GIVEN_STATISTICS = SCALED | normalization_flags.use_global_stats.value;
    private static final int RECTIFIED = normalization_flags.fuse_norm_relu.value;

    private final Kernel training;
    private final Kernel inference;
    private final Kernel backward;

    /**
     * A normalization whose mean and variance are taken from the maps while training.
     *
     * @param isRectified whether a ReLU follows: training then says in one more argument, the workspace, what was positive, and
     *     the backward pass reads it
     */
    NormalizationKernels(MapShape shape, float epsilon, boolean isRectified) {
        this(shape, epsilon, SCALED, isRectified);
    }

    /** One that is given mean and variance, also while training. */
    static NormalizationKernels ofGivenStatistics(MapShape shape, float epsilon, boolean isRectified) {
        return new NormalizationKernels(shape, epsilon, OF_GIVEN_STATISTICS, isRectified);
    }

    private NormalizationKernels(MapShape shape, float epsilon, int trainingFlags, boolean isRectified) {
        int rectified = isRectified ? RECTIFIED : 0;
        memory.desc maps = Descriptors.maps(shape);
        memory.desc channels = Descriptors.plain(shape.channels());
        batch_normalization_forward.primitive_desc trainingDescriptor =
                forward(prop_kind.forward_training, trainingFlags | rectified, maps, epsilon);
        batch_normalization_forward.primitive_desc inferenceDescriptor =
                forward(prop_kind.forward_inference, OF_GIVEN_STATISTICS | rectified, maps, epsilon);
        batch_normalization_backward.primitive_desc backwardDescriptor =
                new batch_normalization_backward.primitive_desc(
                        OneDnn.engine(),
                        prop_kind.backward.value,
                        maps,
                        maps,
                        maps,
                        epsilon,
                        trainingFlags | rectified,
                        trainingDescriptor,
                        OneDnn.attributes(),
                        false);
        Map<Integer, memory.desc> formats = new HashMap<>(Map.of(
                DNNL_ARG_SRC, maps,
                DNNL_ARG_DST, maps,
                DNNL_ARG_MEAN, channels,
                DNNL_ARG_VARIANCE, channels,
                DNNL_ARG_SCALE, channels,
                DNNL_ARG_SHIFT, channels));
        inference = new Kernel(new batch_normalization_forward(inferenceDescriptor), inferenceDescriptor, formats);
        Map<Integer, memory.desc> backwardFormats = new HashMap<>(Map.of(
                DNNL_ARG_SRC, maps,
                DNNL_ARG_DIFF_DST, maps,
                DNNL_ARG_DIFF_SRC, maps,
                DNNL_ARG_MEAN, channels,
                DNNL_ARG_VARIANCE, channels,
                DNNL_ARG_SCALE, channels,
                DNNL_ARG_DIFF_SCALE, channels,
                DNNL_ARG_DIFF_SHIFT, channels));
        if (isRectified) {
            formats.put(DNNL_ARG_WORKSPACE, trainingDescriptor.workspace_desc());
            backwardFormats.put(DNNL_ARG_WORKSPACE, trainingDescriptor.workspace_desc());
        }
        training = new Kernel(new batch_normalization_forward(trainingDescriptor), trainingDescriptor, formats);
        backward =
                new Kernel(new batch_normalization_backward(backwardDescriptor), backwardDescriptor, backwardFormats);
    }

    private static batch_normalization_forward.primitive_desc forward(
            prop_kind kind, int flags, memory.desc maps, float epsilon) {
        return new batch_normalization_forward.primitive_desc(
                OneDnn.engine(), kind.value, maps, maps, epsilon, flags, OneDnn.attributes(), false);
    }

    /** Takes mean and variance from the maps, and gives them. */
    Kernel training() {
        return training;
    }

    /** Is given mean and variance. */
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
