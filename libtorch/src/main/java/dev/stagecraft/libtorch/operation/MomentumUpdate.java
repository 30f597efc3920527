/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.List;

/**
 * Steps with libtorch's own momentum, in one pass over memory: {@code v = momentum v + g}, {@code p -= learningRate v}, or, looking ahead, {@code p -=
 * learningRate (g + momentum v)}.
 */
public final class MomentumUpdate implements AutoCloseable {
    private final Operator update;
    private final Tensor divisor;

    /**
     * How a step moves.
     *
     * @param learningRate its size
     * @param momentum how much of the velocity stays
     * @param looksAhead whether it is Nesterov's
     * @param divisor of the gradients, which are sums
     */
    public record Settings(double learningRate, double momentum, boolean looksAhead, double divisor) {}

    /**
     * Binds it.
     *
     * @param session what computes
     */
    public MomentumUpdate(Session session) {
        this.update = session.operator("_fused_sgd_");
        this.divisor = session.zeros(ElementType.FLOAT32, 1);
    }

    /**
     * Takes a step.
     *
     * @param parameters float32
     * @param gradients of each of the parameters, which are overwritten
     * @param velocities v of each
     * @param settings how it moves
     */
    public void step(List<Tensor> parameters, List<Tensor> gradients, List<Tensor> velocities, Settings settings) {
        divisor.copyFrom(new float[] {(float) settings.divisor()});
        update.start()
                .tensors(Tensor.handles(parameters))
                .tensors(Tensor.handles(gradients))
                .tensors(Tensor.handles(velocities))
                .real(0)
                .real(settings.momentum())
                .real(settings.learningRate())
                .real(0)
                .flag(settings.looksAhead())
                .flag(false)
                .flag(false)
                .tensorOrNone(divisor.handle())
                .none()
                .run();
    }

    /** Frees the divisor. */
    @Override
    public void close() {
        divisor.close();
    }
}
