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
 * Steps of gradient descent, in one pass over memory, with a velocity that has the learning rate in it:
 *
 * <pre>
 * v = momentum v - learningRate g
 * p = p + v                                  or, looking ahead,    p = p + momentum v - learningRate g
 * </pre>
 *
 * (Sutskever et al., <i>On the importance of initialization and momentum in deep learning</i>, 2013). libtorch's own velocity has not;
 * with a changing rate it is another one. The gradient is divided by its divisor over the
 * rate on the way, and a step of -1 upwards is taken.
 */
public final class DescentUpdate implements AutoCloseable {
    private final Session session;
    private final Operator update;
    private final Operator negate;
    private final Tensor divisor;

    /**
     * How a step moves.
     *
     * @param learningRate its size, positive
     * @param momentum how much of the velocity stays
     * @param nesterov whether it looks ahead
     * @param divisor of the gradients, which are sums
     */
    public record Settings(double learningRate, double momentum, boolean nesterov, double divisor) {}

    /**
     * Binds it.
     *
     * @param session what computes
     */
    public DescentUpdate(Session session) {
        this.session = session;
        this.update = session.operator("_fused_sgd_");
        this.negate = session.operator("neg_");
        this.divisor = session.zeros(ElementType.FLOAT32, 1);
    }

    /**
     * Takes a step.
     *
     * @param parameters float32
     * @param gradients of the parameters, one of the same length for each, which are overwritten
     * @param velocities v of each parameter, or none without a momentum
     * @param settings how it moves
     */
    public void step(List<Tensor> parameters, List<Tensor> gradients, List<Tensor> velocities, Settings settings) {
        if (settings.momentum() != 0) {
            descend(parameters, gradients, velocities, settings);
            return;
        }
        // libtorch takes no velocity then, and what it leaves of the gradient is what the velocity loses.
        descend(parameters, gradients, List.of(), settings);
        for (int i = 0; i < velocities.size(); i++) {
            Tensor velocity = velocities.get(i).copyFrom(gradients.get(i));
            session.change(negate.start().tensor(velocity.handle()));
        }
    }

    private void descend(List<Tensor> parameters, List<Tensor> gradients, List<Tensor> velocities, Settings settings) {
        divisor.copyFrom(new float[] {(float) (settings.divisor() / settings.learningRate())});
        update.start()
                .tensors(Tensor.handles(parameters))
                .tensors(Tensor.handles(gradients))
                .tensors(Tensor.handles(velocities))
                .real(0)
                .real(settings.momentum())
                .real(-1)
                .real(0)
                .flag(settings.nesterov() && settings.momentum() != 0)
                .flag(true)
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
