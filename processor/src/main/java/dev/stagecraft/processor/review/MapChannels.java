/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.review;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.shape.ShapedNetwork;
import java.util.List;

/** The maps of a backbone have the channels that are expected of them. */
final class MapChannels implements ReviewRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        network.network().declaration().backbone().ifPresent(backbone -> {
            Expectation expected = new Expectation(network, backbone);
            List<Integer> channels =
                    expected.maps().stream().map(map -> map.shape().channels()).toList();
            if (Expectation.fails(backbone.channels(), channels)) {
                diagnostics.report(
                        Message.MAP_CHANNELS,
                        backbone.channels().origin(),
                        Expectation.list(backbone.channels().value()),
                        Expectation.list(channels),
                        expected.names());
            }
        });
    }
}
