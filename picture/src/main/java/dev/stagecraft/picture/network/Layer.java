/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.network;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One layer of a network: a line of the table that the processor writes.
 *
 * @param name {@code layer1.0.conv1}
 * @param kind what it computes: {@code Convolution}, {@code Normalization}, {@code Add} …
 * @param input the shape of what it takes (of several inputs, the first)
 * @param output the shape of what it gives
 * @param parameters its trainable parameters
 * @param runningStatistics its running means and variances
 * @param multiplyAdds those of its convolutions or dense layer for one image
 * @param settings what it is set to, where that is not what goes without saying: {@code kernel}, {@code stride}, {@code groups} …
 * @param paths of how many of the layers right before it each of its paths consists, in order: of an {@code Add} those that both others begin with, the
 *     residual branch and the shortcut; of a {@code Scale} its gate; of a {@code Product} its two gates; of a {@code Pooling} its padding
 */
public record Layer(
        String name,
        String kind,
        Shape input,
        Shape output,
        long parameters,
        long runningStatistics,
        long multiplyAdds,
        Map<String, String> settings,
        List<Integer> paths) {
    private static final int BYTES = Float.BYTES;

    /**
     * Copies settings and paths.
     *
     * @param name {@code layer1.0.conv1}
     * @param kind what it computes
     * @param input the shape of what it takes
     * @param output the shape of what it gives
     * @param parameters its trainable parameters
     * @param runningStatistics its running means and variances
     * @param multiplyAdds for one image
     * @param settings what it is set to
     * @param paths of how many layers each of its paths consists
     */
    public Layer {
        settings = Map.copyOf(settings);
        paths = List.copyOf(paths);
    }

    /**
     * {@return a number that it is set to}
     *
     * @param setting the setting's name
     * @param otherwise the number where nothing is said
     */
    public int number(String setting, int otherwise) {
        String value = settings.get(setting);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    /**
     * {@return what it is set to}
     *
     * @param setting the setting's name
     */
    public String setting(String setting) {
        return settings.getOrDefault(setting, "");
    }

    /** {@return the bytes of what it gives for one image, 4 for each value} */
    public long activationBytes() {
        return output.size() * BYTES;
    }

    /** {@return the settings in the order of their names} */
    public Map<String, String> sortedSettings() {
        return new TreeMap<>(settings);
    }

    /**
     * {@return the same layer under another name}
     *
     * @param other the name
     */
    public Layer named(String other) {
        return new Layer(other, kind, input, output, parameters, runningStatistics, multiplyAdds, settings, paths);
    }
}
