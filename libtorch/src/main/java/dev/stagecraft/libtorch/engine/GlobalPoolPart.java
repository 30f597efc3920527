/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.call.Integers;
import dev.stagecraft.libtorch.operation.GlobalMaxPool;
import dev.stagecraft.libtorch.operation.MaxPool;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.PoolReduction;
import java.util.List;

/** The maximum or the mean of each whole map: a vector in float32, or a map of one pixel. */
final class GlobalPoolPart implements Part {
    private static final Integers ROWS_AND_COLUMNS = new Integers(2, 3);

    private final Tools tools;
    private final boolean isMaximum;
    private final boolean isVector;
    private final GlobalMaxPool maximum;
    private final Kept input = new Kept();
    private final Kept places = new Kept();
    private long[] shape = {};

    GlobalPoolPart(Node.GlobalPool node, Tools tools) {
        this.tools = tools;
        this.isMaximum = node.kind() == PoolReduction.MAXIMUM;
        this.isVector = node.site().extent() == Extent.VECTOR;
        this.maximum = new GlobalMaxPool(tools.session());
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        Tensor maps = inputs.get(0).tensor();
        shape = maps.shape();
        try (Tensor pixel =
                isMaximum ? maximum(inputs.get(0), pass) : tools.reductions().mean(maps, ROWS_AND_COLUMNS)) {
            if (!isVector) {
                return pixel.share();
            }
            try (Tensor single = tools.as(ElementType.FLOAT32, pixel)) {
                return Tools.vectors(single);
            }
        }
    }

    private Tensor maximum(Value maps, ForwardPass pass) {
        MaxPool.Pooled pooled = maximum.forward(maps.tensor());
        if (pass.keeps()) {
            input.share(maps);
            places.hold(pooled.places());
        } else {
            pooled.places().close();
        }
        return pooled.output();
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        try (gradient) {
            if (sink.wants(0)) {
                sink.give(0, Flow.of(byInput(gradient.tensor())));
            }
        }
        forget();
    }

    private Tensor byInput(Tensor gradient) {
        try (Tensor pixel = isVector ? Tools.pixel(gradient) : gradient.share();
                Tensor narrow = tools.as(tools.mapType(), pixel)) {
            if (isMaximum) {
                return maximum.backward(narrow, input.get(), places.get());
            }
            try (Tensor share = tools.values().multiply(narrow, 1.0 / (shape[2] * shape[3]))) {
                return tools.spread(share, shape);
            }
        }
    }

    @Override
    public void forget() {
        input.close();
        places.close();
    }
}
