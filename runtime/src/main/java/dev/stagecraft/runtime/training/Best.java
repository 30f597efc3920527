/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.recipe.EarlyStopping;
import java.util.List;
import java.util.Optional;

/** Which epoch was the best, and whether there is hope of a better one. It follows from the history alone, as a resumed training needs it. */
final class Best {
    private Best() {}

    /** Whether the last epoch is better than all before. */
    static boolean isLast(List<EpochResult> history, EarlyStopping stopping) {
        return !history.isEmpty() && index(history, stopping) == history.size() - 1;
    }

    /** Whether so many epochs were no better than the best that there will be no other. */
    static boolean isOver(List<EpochResult> history, Optional<EarlyStopping> stopping) {
        return stopping.filter(it -> history.size() - 1 - index(history, it) >= it.patience())
                .filter(it -> !history.isEmpty())
                .isPresent();
    }

    private static int index(List<EpochResult> history, EarlyStopping stopping) {
        int best = 0;
        for (int epoch = 1; epoch < history.size(); epoch++) {
            double before = history.get(best).accuracy().orElse(0);
            double now = history.get(epoch).accuracy().orElse(0);
            if (now > before + stopping.leastGain()) {
                best = epoch;
            }
        }
        return best;
    }
}
