/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.libtorch.tensor.ValueOrder;
import java.util.List;

/** The images, which are brought into the order and type of maps. Vectors stay as they are. */
final class ImagesPart implements Part {
    private final Tools tools;

    ImagesPart(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        Tensor images = inputs.get(0).tensor();
        long[] shape = images.shape();
        return shape.length == 4
                ? tools.session()
                        .empty(tools.mapType(), ValueOrder.CHANNELS_LAST, shape)
                        .copyFrom(images)
                : images.share();
    }

    @Override
    public boolean givesAway(ForwardPass pass) {
        return false;
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        gradient.close();
    }

    @Override
    public void forget() {}
}
