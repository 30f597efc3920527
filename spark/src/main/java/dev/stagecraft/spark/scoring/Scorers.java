/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.scoring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The networks of this process, one for each model whoever asks for it, made when the first one does. The last that nobody uses any more stays, since the next partition will want it.
 */
final class Scorers {
    private static final Map<Key, Held> HELD = new LinkedHashMap<>();

    /**
     * What networks differ in.
     *
     * @param model another for each model
     */
    record Key(String model, ScoringComputation computation) {}

    /** A network, and how many partitions use it. */
    private static final class Held {
        private final Scorer scorer;
        private int uses;

        Held(Scorer scorer) {
            this.scorer = scorer;
        }
    }

    private Scorers() {}

    /**
     * Borrows the network of a model.
     *
     * @param key of the network
     * @param model the bytes of its file, if they are needed
     */
    static synchronized Scorer borrow(Key key, Supplier<byte[]> model) {
        Held held = HELD.computeIfAbsent(key, any -> new Held(Scorer.of(model.get(), key.computation())));
        held.uses++;
        HELD.entrySet().removeIf(entry -> {
            boolean isLeft = entry.getValue().uses == 0 && !entry.getKey().equals(key);
            if (isLeft) {
                entry.getValue().scorer.close();
            }
            return isLeft;
        });
        return held.scorer;
    }

    static synchronized void giveBack(Key key) {
        HELD.get(key).uses--;
    }
}
