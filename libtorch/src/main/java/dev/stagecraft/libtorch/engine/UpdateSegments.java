/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.kernel.UpdateKernel;
import dev.stagecraft.libtorch.kernel.UpdateKernel.Segment;
import dev.stagecraft.program.engine.UpdateSegment;
import dev.stagecraft.program.engine.UpdateSegment.Rule;

/** What parameters are changed by, as the kernel takes it. */
final class UpdateSegments {
    private UpdateSegments() {}

    /**
     * As the kernel takes it.
     *
     * @param divisor of gradients
     */
    static Segment of(UpdateSegment segment, double divisor) {
        return switch (segment.rule()) {
            case Rule.Adam adam ->
                with(
                        segment,
                        divisor,
                        UpdateKernel.Rule.ADAM,
                        adam.rate()
                                * Math.sqrt(1 - Math.pow(adam.beta2(), adam.step()))
                                / (1 - Math.pow(adam.beta1(), adam.step())),
                        adam.beta1(),
                        adam.beta2(),
                        adam.epsilon());
            case Rule.Nesterov nesterov ->
                with(segment, divisor, UpdateKernel.Rule.NESTEROV, nesterov.rate(), nesterov.momentum(), 0, 0);
            case Rule.Momentum momentum ->
                with(
                        segment,
                        divisor,
                        momentum.looksAhead() ? UpdateKernel.Rule.MOMENTUM_AHEAD : UpdateKernel.Rule.MOMENTUM,
                        momentum.rate(),
                        momentum.momentum(),
                        0,
                        0);
            case Rule.Descent descent -> with(segment, divisor, UpdateKernel.Rule.DESCENT, descent.rate(), 0, 0, 0);
            case Rule.Given given -> with(segment, divisor, UpdateKernel.Rule.GIVEN, 1, 0, 0, 0);
            case Rule.Frozen frozen ->
                throw new IllegalArgumentException("Parameters that stay are not given to the update.");
        };
    }

    private static Segment with(
            UpdateSegment segment,
            double divisor,
            UpdateKernel.Rule rule,
            double rate,
            double momentum,
            double squares,
            double epsilon) {
        return new Segment(
                segment.offset(),
                segment.length(),
                segment.states(),
                rule,
                divisor,
                segment.decay().l1(),
                segment.decay().l2(),
                segment.decay().decoupled(),
                rate,
                momentum,
                squares,
                epsilon);
    }
}
