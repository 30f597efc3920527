/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import dev.stagecraft.program.Node;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The primitives of a group normalization over the maps of one image, which stay in a cache between them: a batch normalization's, by the statistics of
 * groups. oneDNN 3.11 has a primitive of this name, but only reference code for its gradient, and forwards it takes several times as long.
 */
final class GroupNormalizationKernels implements Resource {
    private static final int ADDED = DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE | DNNL_ARG_SRC_1;

    private final GroupStatistics groups;
    private final NormalizationKernels ofChannels;
    private final NormalizationKernels ofGroups;
    private final Kernel correction;

    /**
     * What is kept of an image.
     *
     * @param mean for each channel
     * @param variance for each channel
     * @param positive what the ReLU let through, if there is one and a backward pass will follow
     */
    record Image(Pointer mean, Pointer variance, Optional<Pointer> positive) {}

    /**
     * @param image the shape of one
     * @param isRectified whether a ReLU follows
     */
    GroupNormalizationKernels(MapShape image, Node.GroupNormalization node, boolean isRectified) {
        float epsilon = (float) node.epsilon();
        groups = new GroupStatistics(node.groups());
        ofChannels = new NormalizationKernels(image, epsilon, false);
        ofGroups = NormalizationKernels.ofGivenStatistics(image, epsilon, isRectified);
        correction = correction(image);
    }

    /** Adds to a gradient the maps times a number for each channel, and another number for each. */
    private static Kernel correction(MapShape image) {
        memory.desc maps = Descriptors.maps(image);
        memory.desc numbers = Descriptors.maps(
                new MapShape(new MapFormat(image.format().layout(), DataType.FLOAT), 1, 1, 1, image.channels()));
        post_ops after = new post_ops();
        after.append_binary(algorithm.binary_add, numbers);
        after.append_sum();
        binary.primitive_desc descriptor = new binary.primitive_desc(
                OneDnn.engine(), algorithm.binary_mul, maps, numbers, maps, OneDnn.attributes(after), false);
        return new Kernel(
                new binary(descriptor),
                descriptor,
                Map.of(DNNL_ARG_SRC_0, maps, DNNL_ARG_SRC_1, numbers, ADDED, numbers, DNNL_ARG_DST, maps));
    }

    /** How many numbers of 32 bits what the ReLU let through takes. */
    long signs() {
        return (ofGroups.training().size(DNNL_ARG_WORKSPACE) + Float.BYTES - 1) / Float.BYTES;
    }

    /**
     * @param image is written
     * @param result is written
     */
    void forward(Pointer maps, Image image, INDArray scale, INDArray shift, Pointer result) {
        Map<Integer, INDArray> ofAll = Map.of(DNNL_ARG_SCALE, scale, DNNL_ARG_SHIFT, shift);
        Map<Integer, Pointer> arguments = new HashMap<>(Map.of(
                DNNL_ARG_SRC,
                maps,
                DNNL_ARG_DST,
                result,
                DNNL_ARG_MEAN,
                image.mean(),
                DNNL_ARG_VARIANCE,
                image.variance()));
        ofChannels.training().run(ofAll, arguments);
        groups.join(numbers(image.mean(), scale), numbers(image.variance(), scale));
        image.positive().ifPresent(positive -> arguments.put(DNNL_ARG_WORKSPACE, positive));
        (image.positive().isPresent() ? ofGroups.training() : ofGroups.inference()).run(ofAll, arguments);
    }

    /** One for each channel. */
    private static FloatBuffer numbers(Pointer pointer, INDArray scale) {
        return new FloatPointer(pointer).capacity(scale.length()).asBuffer();
    }

    /**
     * @param sums learns of the image
     * @param result is written, and may be the gradient
     */
    void backward(
            Pointer maps, Image image, Pointer gradient, INDArray scale, GroupGradient.OfImage sums, Pointer result) {
        try (WorkingMemory memory = WorkingMemory.take()) {
            long bytes = scale.length() * Float.BYTES;
            Pointer all = memory.of(2 * bytes);
            Pointer first = all.getPointer(0);
            Pointer second = all.getPointer(bytes);
            Map<Integer, Pointer> arguments = new HashMap<>(Map.of(
                    DNNL_ARG_SRC, maps,
                    DNNL_ARG_DIFF_DST, gradient,
                    DNNL_ARG_DIFF_SRC, result,
                    DNNL_ARG_MEAN, image.mean(),
                    DNNL_ARG_VARIANCE, image.variance(),
                    DNNL_ARG_DIFF_SCALE, first,
                    DNNL_ARG_DIFF_SHIFT, second));
            image.positive().ifPresent(positive -> arguments.put(DNNL_ARG_WORKSPACE, positive));
            ofGroups.backward().run(Map.of(DNNL_ARG_SCALE, scale), arguments);
            sums.add(image, first, second);
            correction.run(
                    Map.of(), Map.of(DNNL_ARG_SRC_0, maps, DNNL_ARG_DST, result, DNNL_ARG_SRC_1, first, ADDED, second));
        }
    }

    @Override
    public void close() {
        ofChannels.close();
        ofGroups.close();
        correction.close();
    }
}
