/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.cost;

/**
 * The cost of a layer or of a part of a network. A number that exceeds a {@code long} is {@link Long#MAX_VALUE}.
 *
 * @param parameters trainable parameters
 * @param runningStatistics running means and variances of normalizations
 * @param multiplyAdds multiply-adds of convolutions and dense layers for one image
 * @param activations values of the output for one image
 */
public record Cost(long parameters, long runningStatistics, long multiplyAdds, long activations) {
    /** Nothing. */
    public static final Cost NONE = new Cost(0, 0, 0, 0);

    /** Bytes of a value of an activation: a {@code float}. */
    private static final int BYTES = 4;

    public Cost plus(Cost other) {
        return new Cost(
                Saturated.sum(parameters, other.parameters),
                Saturated.sum(runningStatistics, other.runningStatistics),
                Saturated.sum(multiplyAdds, other.multiplyAdds),
                Saturated.sum(activations, other.activations));
    }

    public Cost times(int count) {
        return new Cost(
                Saturated.product(parameters, count),
                Saturated.product(runningStatistics, count),
                Saturated.product(multiplyAdds, count),
                Saturated.product(activations, count));
    }

    /** What the activations occupy, with 4 bytes a value. */
    public long activationBytes() {
        return Saturated.product(activations, BYTES);
    }
}
