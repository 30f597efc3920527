/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.libtorch.tensor.ValueOrder;
import java.util.List;

/** Maps as vectors in float32, channel by channel. */
final class FlatteningPart implements Part {
    private final Tools tools;
    private long[] shape = {};

    FlatteningPart(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        shape = inputs.get(0).tensor().shape();
        try (Tensor rows = tools.session()
                .empty(ElementType.FLOAT32, shape)
                .copyFrom(inputs.get(0).tensor())) {
            return rows.view(0, shape[0], shape[1] * shape[2] * shape[3]);
        }
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        try (gradient) {
            if (sink.wants(0)) {
                try (Tensor maps = gradient.tensor().view(0, shape)) {
                    sink.give(
                            0,
                            Flow.of(tools.session()
                                    .empty(tools.mapType(), ValueOrder.CHANNELS_LAST, shape)
                                    .copyFrom(maps)));
                }
            }
        }
    }

    @Override
    public void forget() {}
}
