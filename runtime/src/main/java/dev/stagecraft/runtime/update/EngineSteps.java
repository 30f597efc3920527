/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import dev.stagecraft.program.engine.UpdateSegment;
import dev.stagecraft.program.engine.UpdateSegment.Rule;
import dev.stagecraft.runtime.recipe.Optimizer;
import java.util.List;
import java.util.stream.LongStream;

/** PyTorch's optimizers as engines know them; {@link Direction} has the same for arrays here. */
final class EngineSteps {
    private EngineSteps() {}

    /**
     * How a step changes a tensor.
     *
     * @param rate of the tensor
     * @param step its number, from 1
     * @param parameters how many there are: what the optimizer keeps of them is one array of that length behind the other
     */
    static UpdateSegment of(ParameterGroup group, Optimizer optimizer, double rate, int step, long parameters) {
        List<Long> states = LongStream.range(0, Direction.states(optimizer))
                .mapToObj(state -> state * parameters + group.first())
                .toList();
        return new UpdateSegment(
                group.first(),
                group.length(),
                true,
                rule(optimizer, rate, step),
                decay(optimizer, rate, group.decay()),
                states);
    }

    private static Rule rule(Optimizer optimizer, double rate, int step) {
        if (optimizer instanceof Optimizer.Sgd sgd) {
            return sgd.momentum() == 0
                    ? new Rule.Descent(rate)
                    : new Rule.Momentum(rate, sgd.momentum(), sgd.nesterov());
        }
        Optimizer.AdamW adam = (Optimizer.AdamW) optimizer;
        // PyTorch adds epsilon to the root of the corrected moment; that of the rule is added to the root of the
        // moment.
        double epsilon = adam.epsilon() * Math.sqrt(1 - Math.pow(adam.beta2(), step));
        return new Rule.Adam(rate, adam.beta1(), adam.beta2(), epsilon, step);
    }

    private static UpdateSegment.Decay decay(Optimizer optimizer, double rate, double decay) {
        return optimizer instanceof Optimizer.Sgd
                ? new UpdateSegment.Decay(0, decay, 0)
                : new UpdateSegment.Decay(0, 0, rate * decay);
    }
}
