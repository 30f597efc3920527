/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.Elementwise;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.List;

/** By libtorch's operations, on the first device, one network after the other: the same to the bit each time. */
final class OrderedSum implements GradientSum {
    private final List<LibtorchNetwork> networks;
    private final Session session;
    private final Elementwise values;

    OrderedSum(List<LibtorchNetwork> networks) {
        this.networks = networks;
        this.session = networks.get(0).session();
        this.values = new Elementwise(session);
    }

    @Override
    public void run() {
        networks.get(0).use(() -> {
            add();
            return true;
        });
    }

    private void add() {
        Tensor sum = networks.get(0).flatGradients();
        List<Tensor> others =
                networks.stream().skip(1).map(LibtorchNetwork::flatGradients).toList();
        for (int i = 0; i < others.size(); i++) {
            try (Tensor here = here(networks.get(i + 1), others.get(i))) {
                values.addInPlace(sum, here);
            }
        }
        others.forEach(gradients -> gradients.copyFrom(sum));
        // A network's own stream does not wait for the one that this copy was launched on; whoever reads a number of it
        // does.
        others.forEach(OrderedSum::await);
    }

    private Tensor here(LibtorchNetwork network, Tensor gradients) {
        return network.device().equals(session.device())
                ? gradients.share()
                : session.empty(ElementType.FLOAT32, gradients.length()).copyFrom(gradients);
    }

    private static void await(Tensor gradients) {
        try (Tensor first = gradients.view(0, 1)) {
            first.floats();
        }
    }
}
