/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.program.Node;
import dev.stagecraft.runtime.onednn.OneDnn;
import dev.stagecraft.runtime.reader.FlatArray;
import java.util.Optional;

/** The weights of a convolution, and of the normalization behind it. */
final class ConvolutionWeights {
    /** The channels that one instruction computes. */
    private static final int BLOCK = 8;

    private ConvolutionWeights() {}

    /** A convolution that gives what the normalization makes of its result: {@code scale W} and {@code scale b + shift}. */
    static Convolution of(
            Node.Convolution convolution, FlatArray parameters, Optional<FoldedNormalization> normalization) {
        int out = (int) convolution.out();
        float[] numbers = parameters.convolved(convolution);
        double[] bias = convolution.bias().map(parameters::doubles).orElseGet(() -> new double[out]);
        normalization.ifPresent(affine -> fold(affine, numbers, bias));
        int groups = convolution.groups();
        long[] shape = convolution.weight().dimensions();
        return new Convolution(
                convolution.geometry(),
                convolution.in(),
                groups == 1 ? new Weight(numbers, shape) : grouped(numbers, groups, shape),
                new Weight(FoldedNormalization.floats(bias), out));
    }

    private static void fold(FoldedNormalization affine, float[] weight, double[] bias) {
        int filter = weight.length / bias.length;
        for (int out = 0; out < bias.length; out++) {
            double scale = affine.scale()[out];
            bias[out] = bias[out] * scale + affine.shift()[out];
            for (int i = out * filter; i < (out + 1) * filter; i++) {
                weight[i] = (float) (weight[i] * scale);
            }
        }
    }

    /**
     * With groups that fill no block of channels oneDNN is many times slower: such are merged, each with weights of zero for the
     * channels of the others.
     */
    private static Weight grouped(float[] weight, int groups, long[] shape) {
        int out = (int) shape[0] / groups;
        int in = (int) shape[1];
        int window = (int) (shape[2] * shape[3]);
        int merged = OneDnn.prefersBlocks() ? merged(groups, out, in) : 1;
        float[] wide = new float[weight.length * merged];
        for (int filter = 0; filter < shape[0]; filter++) {
            int group = filter / out % merged;
            System.arraycopy(weight, filter * in * window, wide, (filter * merged + group) * in * window, in * window);
        }
        return new Weight(wide, groups / merged, (long) out * merged, (long) in * merged, shape[2], shape[3]);
    }

    /** How many groups are computed as one. */
    private static int merged(int groups, int out, int in) {
        boolean isDepthwise = out == 1 && in == 1;
        for (int merged = 1; !isDepthwise && merged <= BLOCK; merged++) {
            if (groups % merged == 0 && out * merged % BLOCK == 0 && in * merged % BLOCK == 0) {
                return merged;
            }
        }
        return 1;
    }
}
