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
import dev.stagecraft.program.engine.UpdateSegment;
import dev.stagecraft.program.engine.UpdateSegment.Rule;
import java.util.List;

/** The length of all gradients together, by libtorch's operations. */
final class GradientLength {
    private static final double EPSILON = 1e-6;

    private final Session session;
    private final Parameters parameters;
    private final DotProduct products;

    GradientLength(Session session, Parameters parameters) {
        this.session = session;
        this.parameters = parameters;
        this.products = new DotProduct(session);
    }

    /**
     * What gradients are multiplied by so that they are not longer than that.
     *
     * @param divisors of gradients, which are divided before
     */
    double factor(List<UpdateSegment> segments, Updater.Divisors divisors, double longest) {
        List<UpdateSegment> learning = segments.stream()
                .filter(segment -> !(segment.rule() instanceof Rule.Given))
                .toList();
        if (learning.isEmpty()) {
            return 1;
        }
        double sum = 0;
        float[] squares = squares(learning);
        for (int i = 0; i < squares.length; i++) {
            double divisor = divisors.of(learning.get(i));
            sum += squares[i] / (divisor * divisor);
        }
        double factor = longest / (Math.sqrt(sum) + EPSILON);
        return factor >= 1 ? 1 : factor;
    }

    /** Of each segment. They are fetched from the device at once. */
    private float[] squares(List<UpdateSegment> segments) {
        try (Tensor all = session.empty(ElementType.FLOAT32, segments.size())) {
            for (int i = 0; i < segments.size(); i++) {
                UpdateSegment segment = segments.get(i);
                try (Tensor gradients = parameters.gradients(segment.offset(), segment.length());
                        Tensor squares = products.squares(gradients);
                        Tensor place = all.view(i, 1)) {
                    place.copyFrom(squares);
                }
            }
            return all.floats();
        }
    }
}
