/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import dev.stagecraft.weights.NetworkTensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A tensor of a network, and the array of Deeplearning4j that holds it.
 *
 * @param array a view of the network's parameters
 */
record NamedParameter(NetworkTensor tensor, INDArray array, Layout layout) {
    /** @param values of the tensor's shape, but for dimensions of 1 at its end */
    void set(INDArray values) {
        layout.set(array, values);
    }

    /** The values, of the tensor's shape. */
    INDArray get() {
        return layout.get(array).reshape('c', tensor.shape().toArray());
    }
}
