/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.DotProduct;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.List;

/** The length of all gradients together, by libtorch's operations. */
final class GradientLength {
    private static final double EPSILON = 1e-6;

    private final Session session;
    private final DotProduct products;

    /**
     * Gradients that lie together.
     *
     * @param gradients a row
     * @param divisor what they are divided by before
     */
    record Part(Tensor gradients, double divisor) {}

    GradientLength(Session session) {
        this.session = session;
        this.products = new DotProduct(session);
    }

    /** What gradients are multiplied by so that they are not longer than that. */
    double factor(List<Part> parts, double longest) {
        if (parts.isEmpty()) {
            return 1;
        }
        double sum = 0;
        float[] squares = squares(parts);
        for (int i = 0; i < squares.length; i++) {
            double divisor = parts.get(i).divisor();
            sum += squares[i] / (divisor * divisor);
        }
        double factor = longest / (Math.sqrt(sum) + EPSILON);
        return factor >= 1 ? 1 : factor;
    }

    /** Of each part. They are fetched from the device at once. */
    private float[] squares(List<Part> parts) {
        try (Tensor all = session.empty(ElementType.FLOAT32, parts.size())) {
            for (int i = 0; i < parts.size(); i++) {
                try (Tensor squares = products.squares(parts.get(i).gradients());
                        Tensor place = all.view(i, 1)) {
                    place.copyFrom(squares);
                }
            }
            return all.floats();
        }
    }
}
