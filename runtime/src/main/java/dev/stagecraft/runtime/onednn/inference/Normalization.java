/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;

import dev.stagecraft.runtime.onednn.Descriptors;
import dev.stagecraft.runtime.onednn.OneDnn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/** A normalization that follows no convolution, and its ReLU: for oneDNN, one of mean 0 and, with epsilon, variance 1. */
record Normalization(Weight scale, Weight shift, Weight mean, Weight variance) implements Operation {
    /**
     * oneDNN 3.11 takes 0 for the variance of the channels that fill up the last block, and divides by its root. With an epsilon of 0 those
     * would be NaN, which the next convolution multiplies by weights of 0, and adds.
     */
    private static final float EPSILON = 0.5f;

    private static final int GIVEN = normalization_flags.use_global_stats.value
            | normalization_flags.use_scale.value
            | normalization_flags.use_shift.value;

    static Normalization of(FoldedNormalization affine) {
        int channels = affine.scale().length;
        float[] variance = new float[channels];
        Arrays.fill(variance, 1 - EPSILON);
        return new Normalization(
                weight(affine.scales()), weight(affine.shifts()), weight(new float[channels]), weight(variance));
    }

    private static Weight weight(float[] values) {
        return new Weight(values, values.length);
    }

    @Override
    public PlacedArray assemble(Assembly assembly, Computation node) {
        PlacedArray maps = assembly.input(node, 0);
        memory.desc channels = Descriptors.plain(scale.shape());
        int flags = node.postOps().isEmpty() ? GIVEN : GIVEN | normalization_flags.fuse_norm_relu.value;
        batch_normalization_forward.primitive_desc descriptor = new batch_normalization_forward.primitive_desc(
                OneDnn.engine(),
                prop_kind.forward_inference.value,
                maps.format(),
                maps.format(),
                EPSILON,
                flags,
                Assembly.attributes(List.of()),
                false);
        PlacedArray result = assembly.create(maps.format(), maps.shape());
        assembly.run(
                new batch_normalization_forward(descriptor),
                descriptor,
                Map.of(
                        DNNL_ARG_SRC, maps,
                        DNNL_ARG_DST, result,
                        DNNL_ARG_MEAN, mean.in(channels),
                        DNNL_ARG_VARIANCE, variance.in(channels),
                        DNNL_ARG_SCALE, scale.in(channels),
                        DNNL_ARG_SHIFT, shift.in(channels)));
        return result;
    }

    @Override
    public boolean fuses(List<PostOp> already, PostOp next) {
        return already.isEmpty() && next instanceof PostOp.Function function && function.isRelu();
    }

    @Override
    public void close() {
        List.of(scale, shift, mean, variance).forEach(Weight::close);
    }
}
