/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.MaxPool;
import dev.stagecraft.libtorch.operation.Padding;
import dev.stagecraft.libtorch.operation.Window;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.Optional;

/** Maxima, which are never beyond the edges. */
final class PaddedMaxPool extends PaddedPool {
    private final MaxPool pool;
    private final Kept places = new Kept();

    PaddedMaxPool(Tools tools, Window window, Optional<Padding> padding) {
        super(padding);
        this.pool = new MaxPool(tools.session(), window);
    }

    @Override
    Tensor pool(Tensor maps, boolean keeps) {
        MaxPool.Pooled pooled = pool.forward(maps);
        if (keeps) {
            places.hold(pooled.places());
        } else {
            pooled.places().close();
        }
        return pooled.output();
    }

    @Override
    Tensor poolBackward(Tensor gradient) {
        return pool.backward(gradient, input.get(), places.get());
    }

    @Override
    void forget() {
        super.forget();
        places.close();
    }
}
