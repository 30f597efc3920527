/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

/** The rule by which a gradient changes a parameter, as PyTorch or timm computes it: {@code p} is a parameter, {@code g} its gradient. */
public sealed interface Optimizer {
    /**
     * Gradient descent with momentum, as {@code torch.optim.SGD}: {@code g += decay p; v = momentum v + g; p -= rate v}, or with Nesterov's look
     * ahead {@code p -= rate (g + momentum v)} (Sutskever et al., 2013). The velocity has no rate in it, as Deeplearning4j's {@code Nesterovs} has: it
     * stays when the rate changes.
     *
     * @param momentum how much of the velocity stays, from 0 to less than 1
     * @param nesterov whether it looks ahead
     */
    record Sgd(double momentum, boolean nesterov) implements Optimizer {
        /**
         * Checks the momentum.
         *
         * @param momentum how much of the velocity stays
         * @param nesterov whether it looks ahead
         * @throws IllegalArgumentException if it is out of its range, or there is nothing to look ahead with
         */
        public Sgd {
            Check.shareBelowOne("momentum", momentum);
            if (nesterov && momentum == 0) {
                throw new IllegalArgumentException(
                        "nesterov is true and momentum 0; there is nothing to look ahead with: set a momentum, or nesterov to false.");
            }
        }
    }

    /**
     * Adam with a decay of its own, as {@code torch.optim.AdamW} (Loshchilov and Hutter, 2017, arXiv:1711.05101): {@code p -= rate decay p; m = beta1 m +
     * (1 - beta1) g; s = beta2 s + (1 - beta2) g^2; p -= rate m / (1 - beta1^t) / (sqrt(s / (1 - beta2^t)) + epsilon)}.
     *
     * @param beta1 how much of the mean of gradients stays, from 0 to less than 1
     * @param beta2 how much of the mean of their squares stays, from 0 to less than 1
     * @param epsilon is added to the root of that, positive
     */
    record AdamW(double beta1, double beta2, double epsilon) implements Optimizer {
        /** What PyTorch has unless told otherwise. */
        public static final AdamW DEFAULT = new AdamW(0.9, 0.999, 1e-8);

        /**
         * Checks the numbers.
         *
         * @param beta1 how much of the mean of gradients stays
         * @param beta2 how much of the mean of their squares stays
         * @param epsilon is added to the root of that
         * @throws IllegalArgumentException if one is out of its range
         */
        public AdamW {
            Check.shareBelowOne("beta1", beta1);
            Check.shareBelowOne("beta2", beta2);
            Check.positive("epsilon", epsilon);
        }
    }

    /**
     * Adam with steps as long as the parameters are large, as timm's {@code Lamb} (You et al., 2019, arXiv:1904.00962): {@code u = m / (1 - beta1^t) /
     * (sqrt(s / (1 - beta2^t)) + epsilon) + decay p; p -= rate |p| / |u| u}, with the lengths of each tensor by itself. Where one of them is 0, and of
     * parameters that do not decay, the factor is 1. The gradient of all parameters together is made shorter first where it is too long.
     *
     * @param beta1 how much of the mean of gradients stays, from 0 to less than 1
     * @param beta2 how much of the mean of their squares stays, from 0 to less than 1
     * @param epsilon is added to the root of that, positive
     * @param longestGradient the length that the gradient of all parameters has at most, positive
     */
    record Lamb(double beta1, double beta2, double epsilon, double longestGradient) implements Optimizer {
        /** What timm has unless told otherwise. */
        public static final Lamb DEFAULT = new Lamb(0.9, 0.999, 1e-6, 1);

        /**
         * Checks the numbers.
         *
         * @param beta1 how much of the mean of gradients stays
         * @param beta2 how much of the mean of their squares stays
         * @param epsilon is added to the root of that
         * @param longestGradient the length that the gradient of all parameters has at most
         * @throws IllegalArgumentException if one is out of its range
         */
        public Lamb {
            Check.shareBelowOne("beta1", beta1);
            Check.shareBelowOne("beta2", beta2);
            Check.positive("epsilon", epsilon);
            Check.positive("longestGradient", longestGradient);
        }
    }
}
