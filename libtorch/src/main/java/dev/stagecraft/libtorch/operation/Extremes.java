/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;

/** The least and the largest value of all. */
public final class Extremes {
    private final Session session;
    private final Operator extremes;

    /**
     * Binds it.
     *
     * @param session what computes
     */
    public Extremes(Session session) {
        this.session = session;
        this.extremes = session.operator("aminmax");
    }

    /**
     * {@return whether all values are finite numbers}
     *
     * @param values at least one
     */
    public boolean areFinite(Tensor values) {
        extremes.start().tensor(values.handle()).none().flag(false).call();
        // One that is no number makes both none.
        try (Tensor least = Results.take(session, extremes, 0);
                Tensor most = Results.take(session, extremes, 1)) {
            return Float.isFinite(least.floats()[0]) && Float.isFinite(most.floats()[0]);
        }
    }
}
