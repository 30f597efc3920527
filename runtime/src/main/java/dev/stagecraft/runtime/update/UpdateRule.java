/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import java.util.Optional;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

/** How gradients become what is taken away from the parameters, as ND4J's updaters do it. */
interface UpdateRule {
    /** More arrays of state has none. */
    int MOST_STATES = 2;

    /** What it keeps: so many numbers for each parameter. */
    int states();

    /** The rule with the numbers of one step in it. */
    Step at(int iteration, int epoch);

    /** One step, for any piece of the parameters. */
    @FunctionalInterface
    interface Step {
        void apply(Piece piece);
    }

    /** Empty for an updater that only ND4J has. */
    static Optional<UpdateRule> of(IUpdater updater) {
        // Exactly these classes: what extends one of them does something else.
        if (updater.getClass() == Adam.class) {
            return Optional.of(new AdamRule((Adam) updater));
        }
        if (updater.getClass() == Nesterovs.class) {
            return Optional.of(new NesterovRule((Nesterovs) updater));
        }
        if (updater.getClass() == Sgd.class) {
            return Optional.of(new GradientRule((Sgd) updater));
        }
        return updater.getClass() == NoOp.class ? Optional.of(new GivenRule()) : Optional.empty();
    }
}
