/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkSummary;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Random networks that are quickly computed. */
final class SmallNetworks {
    private static final int BATCH = 100;
    private static final int MOST_LAYERS = 100;
    private static final int MOST_PARAMETERS = 200_000;
    private static final int MOST_MULTIPLY_ADDS = 5_000_000;

    private SmallNetworks() {}

    static boolean isSmall(NetworkSummary summary) {
        return summary.layers().size() < MOST_LAYERS
                && summary.parameters() < MOST_PARAMETERS
                && summary.multiplyAdds() < MOST_MULTIPLY_ADDS;
    }

    /** Gives the first so many of a seed to somebody. */
    static void forEach(long seed, int count, BiConsumer<Declaration, NetworkDefinition> user) {
        int found = 0;
        for (int first = 0; found < count; first += BATCH) {
            List<Review> clean = Review.of(IntStream.range(first, first + BATCH)
                            .mapToObj(index -> DeclarationGenerator.declaration(seed, index))
                            .toList())
                    .stream()
                    .filter(Review::isClean)
                    .toList();
            Build build = Build.of(clean);
            for (Review review : clean) {
                NetworkDefinition network = build.load(review.declaration());
                if (found < count && isSmall(network.summary())) {
                    user.accept(review.declaration(), network);
                    found++;
                }
            }
        }
    }
}
