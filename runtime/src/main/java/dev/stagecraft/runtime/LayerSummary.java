/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.runtime.images.Shape;
import java.util.List;
import java.util.Map;

/**
 * One layer of a network.
 *
 * @param name the layer's name in the {@code ComputationGraph}, which is that of the published PyTorch weights
 * @param kind what it computes: {@code Convolution}, {@code Normalization}, {@code Add} …
 * @param input the shape of what it takes (of several inputs, the first)
 * @param output the shape of what it gives
 * @param parameters its trainable parameters
 * @param runningStatistics its running means and variances, which Deeplearning4j counts as parameters too
 * @param multiplyAdds the multiplications and additions of its convolutions or dense layer for one image; 0 for others
 * @param settings what it is set to, where that does not go without saying: {@code kernel}, {@code stride}, {@code groups} …
 * @param paths of how many of the layers right before it each of its paths consists, in order: of an {@code Add} what branch and shortcut begin with,
 *     the residual branch and the shortcut; of a {@code Scale} its gate; of a {@code Product} its two gates; of a {@code Pooling} its padding. Empty
 *     where nothing meets
 */
public record LayerSummary(
        String name,
        String kind,
        Shape input,
        Shape output,
        long parameters,
        long runningStatistics,
        long multiplyAdds,
        Map<String, String> settings,
        List<Integer> paths) {
    /**
     * Copies settings and paths.
     *
     * @param name the layer's name
     * @param kind what it computes
     * @param input the shape of what it takes
     * @param output the shape of what it gives
     * @param parameters its trainable parameters
     * @param runningStatistics its running means and variances
     * @param multiplyAdds for one image
     * @param settings what it is set to
     * @param paths of how many layers each of its paths consists
     */
    public LayerSummary {
        settings = Map.copyOf(settings);
        paths = List.copyOf(paths);
    }

    /**
     * A layer of which nothing more is known.
     *
     * @param name the layer's name
     * @param kind what it computes
     * @param input the shape of what it takes
     * @param output the shape of what it gives
     * @param parameters its trainable parameters
     * @param runningStatistics its running means and variances
     * @param multiplyAdds for one image
     */
    public LayerSummary(
            String name,
            String kind,
            Shape input,
            Shape output,
            long parameters,
            long runningStatistics,
            long multiplyAdds) {
        this(name, kind, input, output, parameters, runningStatistics, multiplyAdds, Map.of(), List.of());
    }

    /** {@return the bytes of what it gives for one image, 4 for each value} */
    public long activationBytes() {
        return output.size() * Float.BYTES;
    }
}
