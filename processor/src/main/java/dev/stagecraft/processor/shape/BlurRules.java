/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.BlurPooling;

/** What must hold of a blur and the map that it smooths. */
final class BlurRules {
    private static final int LARGEST_STRIDE = 2;
    private static final int SMALLEST_SIDE = 2;

    private BlurRules() {}

    /** The blur looks at three rows and columns, with the most weight in the middle: of a larger stride it would miss some. */
    static boolean strideIsSmall(ShapePlace place, BlurPooling pooling) {
        int stride = pooling.stride().value();
        if (stride > LARGEST_STRIDE) {
            place.report(Message.BLUR_STRIDE, pooling.origin(), place.input().toString(), place.name(), stride);
        }
        return stride <= LARGEST_STRIDE;
    }

    /** The blur reflects the border of a map, so that a map has pixels behind its border. */
    static boolean pixelsHaveNeighbours(ShapePlace place, BlurPooling pooling) {
        boolean have = place.map().side() >= SMALLEST_SIDE;
        if (!have) {
            place.report(
                    Message.NOTHING_TO_BLUR,
                    pooling.origin(),
                    place.input().toString(),
                    place.name(),
                    place.map().area(),
                    SMALLEST_SIDE,
                    SMALLEST_SIDE);
        }
        return have;
    }
}
