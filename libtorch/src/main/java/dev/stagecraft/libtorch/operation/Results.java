/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.Optional;

/** Takes what an operation gave. What was not asked for is a handle all the same, of nothing. */
final class Results {
    private Results() {}

    static Optional<Tensor> take(Session session, Operator operator, int index, boolean wanted) {
        if (!wanted) {
            session.discard(operator.result(index));
            return Optional.empty();
        }
        return Optional.of(take(session, operator, index));
    }

    static Tensor take(Session session, Operator operator, int index) {
        return session.adopt(operator.result(index));
    }
}
