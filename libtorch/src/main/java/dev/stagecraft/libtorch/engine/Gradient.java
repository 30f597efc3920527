/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.Optional;

/**
 * The gradient by a parameter, until the next step. It lies in memory that stays, or, where that saves a copy, in that where an operation put it. Its
 * values lie as the parameter's do.
 */
final class Gradient implements AutoCloseable {
    private final Session session;
    private final long length;
    private final long[] shape;
    private final long[] strides;
    private final boolean takes;
    private Optional<Tensor> memory;
    private Optional<Tensor> taken = Optional.empty();
    private Optional<Tensor> row = Optional.empty();

    /** @param place where it lies; if it has none, it gets memory when it needs some, and takes over what it is given */
    Gradient(Session session, dev.stagecraft.program.Tensor parameter, Optional<Tensor> place) {
        this.session = session;
        this.length = parameter.length();
        this.shape = parameter.dimensions();
        this.strides = KernelOrder.strides(parameter);
        this.takes = place.isEmpty();
        this.memory = place;
    }

    /** Memory that stays, to write the gradient to. */
    Tensor memory() {
        if (memory.isEmpty()) {
            try (Tensor zeros = session.zeros(ElementType.FLOAT32, length)) {
                memory = Optional.of(zeros.view(0, shape, strides));
            }
        }
        return memory.get();
    }

    /** Takes a gradient over, of the parameter's shape and of any type and order. */
    void take(Tensor gradient) {
        forget();
        if (takes && lies(gradient)) {
            closeRow();
            taken = Optional.of(gradient);
            return;
        }
        try (gradient) {
            memory().copyFrom(gradient);
        }
    }

    private boolean lies(Tensor gradient) {
        if (gradient.type() != ElementType.FLOAT32 || gradient.axes() != shape.length) {
            return false;
        }
        for (int axis = 0; axis < shape.length; axis++) {
            if (gradient.size(axis) != shape[axis] || shape[axis] > 1 && gradient.stride(axis) != strides[axis]) {
                return false;
            }
        }
        return true;
    }

    /** What is there now. */
    Tensor now() {
        return taken.isPresent() ? taken.get() : memory();
    }

    /** What is there now as one row, in the order of memory. */
    Tensor row() {
        if (row.isEmpty()) {
            row = Optional.of(now().view(0, length));
        }
        return row.get();
    }

    /** Frees what was taken over. */
    private void forget() {
        if (taken.isPresent()) {
            closeRow();
            taken.get().close();
            taken = Optional.empty();
        }
    }

    private void closeRow() {
        row.ifPresent(Tensor::close);
        row = Optional.empty();
    }

    @Override
    public void close() {
        closeRow();
        forget();
        memory.ifPresent(Tensor::close);
    }
}
