/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import dev.stagecraft.program.engine.UpdateSegment;
import dev.stagecraft.program.engine.UpdateSegment.Rule;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

/** Segments with the numbers of one step in them, as an engine takes them. */
final class DeviceSteps {
    private DeviceSteps() {}

    static UpdateSegment of(Segment segment, int iteration, int epoch) {
        IUpdater updater = segment.updater();
        double rate = updater.hasLearningRate() ? updater.getLearningRate(iteration, epoch) : 1;
        Decay.Factors decay = segment.decay().at(rate, iteration, epoch);
        return new UpdateSegment(
                segment.first(),
                segment.length(),
                segment.isDivided(),
                rule(updater, iteration, epoch),
                new UpdateSegment.Decay(decay.sign(), decay.gradient(), decay.update()),
                segment.states().stream().map(Integer::longValue).toList());
    }

    private static Rule rule(IUpdater updater, int iteration, int epoch) {
        if (updater instanceof NoOp) {
            return new Rule.Given();
        }
        double rate = updater.getLearningRate(iteration, epoch);
        if (updater instanceof Adam adam) {
            return new Rule.Adam(rate, adam.getBeta1(), adam.getBeta2(), adam.getEpsilon(), iteration + 1L);
        }
        if (updater instanceof Nesterovs nesterov) {
            return new Rule.Nesterov(rate, nesterov.currentMomentum(iteration, epoch));
        }
        if (updater instanceof Sgd) {
            return new Rule.Descent(rate);
        }
        throw new IllegalArgumentException("Engines have no " + updater + ".");
    }
}
