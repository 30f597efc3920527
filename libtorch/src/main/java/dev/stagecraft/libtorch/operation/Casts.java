/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.libtorch.tensor.ValueOrder;

/** Copies in another type or another order. */
public final class Casts {
    private final Session session;
    private final Operator toCopy;
    private final Operator copy;

    /**
     * Binds them.
     *
     * @param session what computes
     */
    public Casts(Session session) {
        this.session = session;
        this.toCopy = session.operator("_to_copy");
        this.copy = session.operator("clone");
    }

    /**
     * {@return a copy in another type, in the same order}
     *
     * @param values a tensor
     * @param type the type
     */
    public Tensor cast(Tensor values, ElementType type) {
        return session.adopt(toCopy.start()
                .tensor(values.handle())
                .someInteger(type.number())
                .none()
                .none()
                .none()
                .flag(false)
                .none()
                .call());
    }

    /**
     * {@return a copy in another order}
     *
     * @param maps a tensor of four axes, for channels last
     * @param order the order
     */
    public Tensor order(Tensor maps, ValueOrder order) {
        return session.adopt(
                copy.start().tensor(maps.handle()).someInteger(order.number()).call());
    }
}
