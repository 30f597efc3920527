/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.review;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.shape.FeatureMap;
import dev.stagecraft.processor.shape.ShapedNetwork;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A convolution that is dilated by the size of its map sees but one pixel of it at a time, and padding around it. Of those with
 * their dilation from the same place, the smallest map decides; of a map, its longer side.
 */
final class DilationWithinMap implements ReviewRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        Map<Origin, NamedWindows.Placed> smallest = new LinkedHashMap<>();
        NamedWindows.of(network).stream()
                .filter(placed -> placed.window().dilation() > 1)
                .forEach(placed -> smallest.merge(
                        placed.blame().dilation(),
                        placed,
                        (first, next) -> side(next.input()) < side(first.input()) ? next : first));
        smallest.values().stream()
                .filter(placed -> placed.window().dilation() >= side(placed.input()))
                .forEach(placed -> diagnostics.report(
                        Message.DILATION_BEYOND_MAP,
                        placed.blame().dilation(),
                        placed.name(),
                        placed.window().dilation(),
                        placed.input().area(),
                        Math.max(1, side(placed.input()) - 1)));
    }

    private static int side(FeatureMap map) {
        return Math.max(map.height(), map.width());
    }
}
