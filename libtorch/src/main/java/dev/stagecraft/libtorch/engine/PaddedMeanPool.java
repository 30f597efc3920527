/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.AveragePool;
import dev.stagecraft.libtorch.operation.Elementwise;
import dev.stagecraft.libtorch.operation.Padding;
import dev.stagecraft.libtorch.operation.Window;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.Optional;

/** Means, with a correction of those at the edges where libtorch counts the padding and the network does not. */
final class PaddedMeanPool extends PaddedPool {
    private final AveragePool pool;
    private final Elementwise values;
    private final Optional<Tensor> correction;

    PaddedMeanPool(
            Tools tools, Window window, boolean countsPadding, Optional<Padding> padding, Optional<Tensor> correction) {
        super(padding);
        this.pool = new AveragePool(tools.session(), window, countsPadding);
        this.values = tools.values();
        this.correction = correction;
    }

    @Override
    Tensor pool(Tensor maps, boolean keeps) {
        Tensor means = pool.forward(maps);
        correction.ifPresent(factors -> values.multiplyInPlace(means, factors));
        return means;
    }

    @Override
    Tensor poolBackward(Tensor gradient) {
        if (correction.isEmpty()) {
            return pool.backward(gradient, input.get());
        }
        try (Tensor corrected = values.multiply(gradient, correction.get())) {
            return pool.backward(corrected, input.get());
        }
    }

    @Override
    public void close() {
        super.close();
        correction.ifPresent(Tensor::close);
    }
}
