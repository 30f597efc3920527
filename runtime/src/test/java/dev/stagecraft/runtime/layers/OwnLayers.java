/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Named.named;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.api.Named;

/** The layers of ours without parameters, each in the ways that it can be set: whoever computes or writes layers is tried with all of them. */
public final class OwnLayers {
    private OwnLayers() {}

    /**
     * {@return all of them}
     *
     * @param channels of the maps that they read
     */
    public static Stream<Named<Layer>> all(int channels) {
        return Stream.concat(
                steady(channels),
                Stream.of(
                        named("stochastic depth", new StochasticDepth(0.4)),
                        named("blocks that are dropped", new DropBlock(0.3, 3, 1.5)),
                        named("even blocks that are dropped", new DropBlock(0.3, 2, 1))));
    }

    /**
     * {@return those that compute the same each time}
     *
     * @param channels of the maps that they read
     */
    public static Stream<Named<Layer>> steady(int channels) {
        return Stream.of(
                named("blur", new BlurPooling(1)),
                named("blur of stride 2", new BlurPooling(2)),
                named("channel statistics", new ChannelStatistics()),
                named("repeated edge", new EdgePadding(1)),
                named("repeated edge of three", new EdgePadding(3)),
                named("zero-padded shortcut", new ZeroPadShortcut(channels, channels + 5, 2)),
                named("zero-padded shortcut of stride 1", new ZeroPadShortcut(channels, channels + 3, 1)),
                named("zero-padded shortcut of as many channels", new ZeroPadShortcut(channels, channels, 3)),
                named("shortcut of stride 1 and as many channels", new ZeroPadShortcut(channels, channels, 1)));
    }
}
