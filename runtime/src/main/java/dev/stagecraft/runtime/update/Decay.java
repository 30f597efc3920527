/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** What draws parameters towards 0. */
record Decay(List<Regularization> regularizations) {
    static final Decay NONE = new Decay(List.of());

    /** Empty for a kind that only its own class knows. */
    static Optional<Decay> of(List<Regularization> regularizations) {
        if (regularizations == null || regularizations.isEmpty()) {
            return Optional.of(NONE);
        }
        boolean areKnown = regularizations.stream()
                .map(Object::getClass)
                .allMatch(kind ->
                        kind == L1Regularization.class || kind == L2Regularization.class || kind == WeightDecay.class);
        return areKnown ? Optional.of(new Decay(List.copyOf(regularizations))) : Optional.empty();
    }

    /**
     * The factors of one step.
     *
     * @param sign of the parameters' signs, added to the gradients
     * @param gradient of the parameters, added to the gradients
     * @param update of the parameters, added to what is taken away from them
     */
    record Factors(float sign, float gradient, float update) {}

    Factors at(double rate, int iteration, int epoch) {
        double sign = 0;
        double gradient = 0;
        double update = 0;
        for (Regularization regularization : regularizations) {
            if (regularization instanceof L1Regularization absolute) {
                sign += absolute.getL1().valueAt(iteration, epoch);
            } else if (regularization instanceof L2Regularization square) {
                gradient += square.getL2().valueAt(iteration, epoch);
            } else {
                WeightDecay decay = (WeightDecay) regularization;
                update += decay.getCoeff().valueAt(iteration, epoch) * (decay.isApplyLR() ? rate : 1);
            }
        }
        return new Factors((float) sign, (float) gradient, (float) update);
    }
}
