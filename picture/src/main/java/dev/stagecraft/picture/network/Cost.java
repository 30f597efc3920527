/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.network;

import java.util.List;

/**
 * What a part of a network costs for one image.
 *
 * @param parameters trainable parameters
 * @param multiplyAdds of convolutions and dense layers
 * @param activationBytes of what all its layers give, 4 bytes a value
 */
public record Cost(long parameters, long multiplyAdds, long activationBytes) {
    /**
     * {@return the sum over layers}
     *
     * @param layers each once
     */
    public static Cost of(List<Layer> layers) {
        return new Cost(
                layers.stream().mapToLong(Layer::parameters).sum(),
                layers.stream().mapToLong(Layer::multiplyAdds).sum(),
                layers.stream().mapToLong(Layer::activationBytes).sum());
    }

    /**
     * {@return the cost of equal parts}
     *
     * @param count how many
     */
    public Cost times(int count) {
        return new Cost(parameters * count, multiplyAdds * count, activationBytes * count);
    }

    /**
     * {@return the cost of both}
     *
     * @param other another part
     */
    public Cost plus(Cost other) {
        return new Cost(
                parameters + other.parameters,
                multiplyAdds + other.multiplyAdds,
                activationBytes + other.activationBytes);
    }
}
