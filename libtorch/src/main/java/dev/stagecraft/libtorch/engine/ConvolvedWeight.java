/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.WeightStandardization;
import dev.stagecraft.libtorch.operation.WeightStandardization.Standardized;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Node;
import java.util.Optional;

/** What maps are convolved with: a weight as it is, or standardized. */
final class ConvolvedWeight implements AutoCloseable {
    private final Tools tools;
    private final Tensor values;
    private final Tensor narrowed;
    private final Gradient gradient;
    private final Optional<WeightStandardization> standardization;
    private final Kept convolved = new Kept();
    private Optional<Standardized> standardized = Optional.empty();

    ConvolvedWeight(Node.Convolution node, Tools tools, Parameters parameters) {
        this.tools = tools;
        this.values = parameters.values(node.weight());
        this.narrowed = parameters.narrowed(node.weight());
        this.gradient = parameters.gradients().of(node.weight());
        this.standardization =
                node.standardization().map(of -> new WeightStandardization(tools.session(), of.epsilon()));
    }

    /** The weight in the type of maps, as its parameters are now; it lives until the next call or {@link #close}. */
    Tensor now() {
        if (standardization.isEmpty()) {
            return narrowed;
        }
        close();
        standardized = Optional.of(standardization.get().forward(values));
        convolved.hold(tools.as(tools.mapType(), standardized.get().weight()));
        return convolved.get();
    }

    /** The weight that {@link #now} gave last. */
    Tensor last() {
        return standardization.isEmpty() ? narrowed : convolved.get();
    }

    /** Takes over the gradient by {@link #last}, and gives that by the weight on. */
    void learn(Tensor byConvolved) {
        if (standardization.isEmpty()) {
            gradient.take(byConvolved);
            return;
        }
        try (byConvolved;
                Tensor wide = tools.as(ElementType.FLOAT32, byConvolved)) {
            gradient.take(standardization.get().backward(wide, standardized.orElseThrow()));
        }
    }

    @Override
    public void close() {
        convolved.close();
        standardized.ifPresent(Standardized::close);
        standardized = Optional.empty();
    }
}
