/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.program.Node;
import dev.stagecraft.runtime.update.FlatValues;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the gradients of a group normalization need beyond those of a normalization by given statistics: with h what is normalized, s the deviation and g
 * the gradient of the result, that is {@code scale g / s}, and the whole is {@code (scale g - mean(scale g) - h mean(scale g h)) / s}, means over the
 * group.
 */
final class GroupGradient {
    private final int groups;
    private final double epsilon;
    private final long pixels;
    private final float[] scale;
    private final List<OfImage> images;

    /** @param maps the shape of the maps */
    GroupGradient(Node.GroupNormalization node, MapShape maps, INDArray scale) {
        groups = node.groups();
        epsilon = node.epsilon();
        pixels = maps.height() * maps.width();
        this.scale = new float[Math.toIntExact(scale.length())];
        FlatValues.of(scale).get(this.scale);
        images = LongStream.range(0, maps.images())
                .mapToObj(image -> new OfImage())
                .toList();
    }

    /** What is learned of an image, which no other one changes. */
    OfImage of(int image) {
        return images.get(image);
    }

    /** One image's part. */
    final class OfImage {
        private final float[] ofScale = new float[scale.length];
        private final float[] ofShift = new float[scale.length];

        /**
         * Learns of it.
         *
         * @param first the sums of g h over each channel; becomes what the maps are to be multiplied by
         * @param second the sums of g over each channel; becomes what is to be added then
         */
        void add(GroupNormalizationKernels.Image image, Pointer first, Pointer second) {
            FloatBuffer products = numbers(first);
            FloatBuffer sums = numbers(second);
            FloatBuffer means = numbers(image.mean());
            FloatBuffer variances = numbers(image.variance());
            int size = scale.length / groups;
            for (int from = 0; from < scale.length; from += size) {
                double mean = 0;
                double slope = 0;
                for (int channel = from; channel < from + size; channel++) {
                    ofScale[channel] = products.get(channel);
                    ofShift[channel] = sums.get(channel);
                    mean += (double) scale[channel] * sums.get(channel);
                    slope += (double) scale[channel] * products.get(channel);
                }
                double numbers = (double) size * pixels;
                double inverse = 1 / Math.sqrt(variances.get(from) + epsilon);
                double factor = -slope / numbers * inverse * inverse;
                double summand = -mean / numbers * inverse - means.get(from) * factor;
                for (int channel = from; channel < from + size; channel++) {
                    products.put(channel, (float) factor);
                    sums.put(channel, (float) summand);
                }
            }
        }
    }

    /** Whether groups have one value each: less its mean it is 0, and so is its gradient, of which rounding would leave something. */
    boolean areOfOneValue() {
        return pixels == 1 && groups == scale.length;
    }

    private FloatBuffer numbers(Pointer pointer) {
        return new FloatPointer(pointer).capacity(scale.length).asBuffer();
    }

    /** The gradients of scale and shift. */
    void write(INDArray scale, INDArray shift) {
        FloatBuffer scales = FlatValues.of(scale);
        FloatBuffer shifts = FlatValues.of(shift);
        for (int channel = 0; channel < this.scale.length; channel++) {
            double ofScale = 0;
            double ofShift = 0;
            for (OfImage image : images) {
                ofScale += image.ofScale[channel];
                ofShift += image.ofShift[channel];
            }
            scales.put(channel, (float) ofScale);
            shifts.put(channel, (float) ofShift);
        }
    }
}
