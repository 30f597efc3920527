/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import java.lang.ref.Reference;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Which channel of each pixel has the maximum, the first one of several, in maps whose channels lie last. oneDNN has no primitive for it. */
final class LargestChannels {
    /** How many numbers a thread reads at once. */
    private static final int PIECE = 1 << 17;

    private LargestChannels() {}

    /**
     * Finds them.
     *
     * @param statistics the maxima, and the means, of the channels
     * @return a channel for each pixel, image by image
     */
    static int[] of(MapShape shape, INDArray maps, INDArray statistics) {
        int images = Math.toIntExact(shape.images());
        int pixels = Math.toIntExact(shape.height() * shape.width());
        int channels = Math.toIntExact(shape.channels());
        int atOnce = Math.max(1, PIECE / channels);
        int pieces = (pixels + atOnce - 1) / atOnce;
        int[] largest = new int[images * pixels];
        // Not by the threads: maps that are in memory briefly are computed again by whoever reads them first.
        MapNumbers[] numbers = ofImages(maps, images);
        MapNumbers[] maxima = ofImages(statistics, images);
        IntStream all = IntStream.range(0, images * pieces);
        (images * pieces > 1 ? all.parallel() : all).forEach(number -> {
            int image = number / pieces;
            MapNumbers.Rows rows = numbers[image].rows(channels);
            int from = number % pieces * atOnce;
            for (int pixel = from; pixel < Math.min(pixels, from + atOnce); pixel++) {
                largest[image * pixels + pixel] = rows.first(pixel, maxima[image].get(2 * pixel));
            }
        });
        Reference.reachabilityFence(maps);
        Reference.reachabilityFence(statistics);
        return largest;
    }

    private static MapNumbers[] ofImages(INDArray batch, int images) {
        return IntStream.range(0, images)
                .mapToObj(image -> MapNumbers.of(batch, image))
                .toArray(MapNumbers[]::new);
    }
}
