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
 * Steps of Adam (Kingma and Ba, <i>Adam</i>, 2014, arXiv:1412.6980), in one pass over memory:
 *
 * <pre>
 * m = beta1 m + (1 - beta1) g        s = beta2 s + (1 - beta2) g g
 * p = p - learningRate m / (1 - beta1^t) / (sqrt(s / (1 - beta2^t)) + epsilon)
 * </pre>
 */
public final class AdamUpdate implements AutoCloseable {
    private final Operator update;
    private final Tensor step;
    private final Tensor divisor;

    /**
     * How a step moves.
     *
     * @param learningRate its size
     * @param beta1 how much of the mean of gradients stays
     * @param beta2 how much of the mean of their squares stays
     * @param epsilon is added to the root of that
     * @param divisor of the gradients, which are sums
     */
    public record Settings(double learningRate, double beta1, double beta2, double epsilon, double divisor) {}

    /**
     * What changes in a step: of each parameter a tensor in each list, all of which have the same length.
     *
     * @param parameters float32
     * @param gradients of the parameters, which are divided
     * @param means of the gradients
     * @param squares means of their squares
     */
    public record Arrays(List<Tensor> parameters, List<Tensor> gradients, List<Tensor> means, List<Tensor> squares) {}

    /**
     * Binds it.
     *
     * @param session what computes
     */
    public AdamUpdate(Session session) {
        this.update = session.operator("_fused_adam_");
        this.step = session.zeros(ElementType.FLOAT32, 1);
        this.divisor = session.zeros(ElementType.FLOAT32, 1);
    }

    /**
     * Takes a step.
     *
     * @param arrays what changes
     * @param settings how it moves
     * @param number t, which is 1 in the first step
     */
    public void step(Arrays arrays, Settings settings, long number) {
        step.copyFrom(new float[] {number});
        divisor.copyFrom(new float[] {(float) settings.divisor()});
        long[] steps = new long[arrays.parameters().size()];
        java.util.Arrays.fill(steps, step.handle());
        update.start()
                .tensors(Tensor.handles(arrays.parameters()))
                .tensors(Tensor.handles(arrays.gradients()))
                .tensors(Tensor.handles(arrays.means()))
                .tensors(Tensor.handles(arrays.squares()))
                .tensors()
                .tensors(steps)
                .real(settings.learningRate())
                .real(settings.beta1())
                .real(settings.beta2())
                .real(0)
                .real(settings.epsilon())
                .flag(false)
                .flag(false)
                .tensorOrNone(divisor.handle())
                .none()
                .run();
    }

    /** Frees the numbers of a step. */
    @Override
    public void close() {
        divisor.close();
        step.close();
    }
}
