/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.Extremes;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.engine.NativeFloats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All parameters of a network: a flat array in float32, and, where maps are of another type, another one in that. Nodes have looks at parts of them, and
 * write {@link Gradients}.
 */
final class Parameters implements AutoCloseable {
    private final Session session;
    private final long length;
    private final KernelOrder order;
    private final Tensor values;
    private final Gradients gradients;
    /** In the type of maps: the same as the values, if that is theirs. */
    private final Tensor narrow;

    private final boolean isNarrowed;
    private final List<Tensor> views = new ArrayList<>();
    private final Extremes extremes;
    private boolean isCurrent;
    private long version;

    Parameters(Session session, NetworkProgram program, ElementType mapType) {
        this.session = session;
        this.length = program.length();
        this.order = new KernelOrder(program.tensors());
        this.extremes = new Extremes(session);
        long size = Math.max(1, length);
        this.values = session.zeros(ElementType.FLOAT32, size);
        this.gradients = new Gradients(session, program);
        this.isNarrowed = mapType != ElementType.FLOAT32;
        this.narrow = isNarrowed ? session.zeros(mapType, size) : values.share();
    }

    /** Those of a parameter, in float32. */
    Tensor values(ParameterTensor parameter) {
        return view(values, parameter);
    }

    /** Those of a parameter, in the type of maps, as they were at the last {@link #narrow()}. */
    Tensor narrowed(ParameterTensor parameter) {
        return view(narrow, parameter);
    }

    /** A stretch of them, the caller's to close. */
    Tensor values(long offset, long size) {
        return values.view(offset, size);
    }

    private Tensor view(Tensor flat, ParameterTensor parameter) {
        return kept(flat.view(parameter.offset(), parameter.dimensions(), KernelOrder.strides(parameter)));
    }

    private Tensor kept(Tensor view) {
        views.add(view);
        return view;
    }

    /** Brings the values in the type of maps up to date. */
    void narrow() {
        if (isNarrowed && !isCurrent) {
            narrow.copyFrom(values);
        }
        isCurrent = true;
    }

    /** Says that values were changed. */
    void changed() {
        isCurrent = false;
        version++;
    }

    /** All of them, in float32. */
    Tensor values() {
        return values;
    }

    /** Of all of them. */
    Gradients gradients() {
        return gradients;
    }

    /** All of them in the type of maps, if that is another one. */
    Optional<Tensor> narrowed() {
        return isNarrowed ? Optional.of(narrow) : Optional.empty();
    }

    /** Says that values were changed, and those in the type of maps with them. */
    void changedWithNarrowed() {
        version++;
    }

    /** A number that is another one after each change. */
    long version() {
        return version;
    }

    /** The order of all arrays of parameters on the device. */
    KernelOrder order() {
        return order;
    }

    /** @throws IllegalArgumentException if they are fewer or more than the parameters */
    void load(NativeFloats numbers) {
        require(numbers);
        NativeArrays.write(numbers, values);
        order.turn(values, 0, 0, length);
        changed();
    }

    void store(NativeFloats numbers) {
        require(numbers);
        NativeArrays.read(values, numbers);
        try (Tensor target = NativeArrays.over(numbers, session)) {
            order.turnBack(values, 0, 0, length, target);
        }
    }

    void storeGradients(NativeFloats numbers) {
        require(numbers);
        gradients.store(numbers);
    }

    private void require(NativeFloats numbers) {
        if (numbers.length() != length) {
            throw new IllegalArgumentException(
                    "The network has " + length + " parameters, and " + numbers.length() + " were given.");
        }
    }

    /** @throws IllegalArgumentException if a stretch is not within them: libtorch would write beyond its memory */
    void requirePart(long offset, long size) {
        if (offset < 0 || size > length - offset) {
            throw new IllegalArgumentException("The network has " + length + " parameters, and none from " + offset
                    + " to " + (offset + size) + ".");
        }
    }

    boolean areFinite() {
        return extremes.areFinite(values);
    }

    @Override
    public void close() {
        views.forEach(Tensor::close);
        narrow.close();
        gradients.close();
        values.close();
    }
}
