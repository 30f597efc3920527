/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.tensor;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.stagecraft.libtorch.call.Shim;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An array of numbers on a device. Its memory is free when it and all views of it are closed. Like everything of a {@link Session}, one thread
 * at a time uses it.
 */
public final class Tensor implements AutoCloseable {
    private static final int MAP_AXES = 4;
    private static final Optional<ValueOrder> IN_ROWS = Optional.of(ValueOrder.ROWS);
    private static final Optional<ValueOrder> WITH_CHANNELS_LAST = Optional.of(ValueOrder.CHANNELS_LAST);

    private final Shim shim;
    private final Loan loan;
    private long handle;

    Tensor(Shim shim, long handle) {
        this(shim, handle, Loan.NONE);
    }

    private Tensor(Shim shim, long handle, Loan loan) {
        this.shim = shim;
        this.handle = handle;
        this.loan = loan;
        loan.hold();
    }

    /**
     * {@return the number by which libtorch knows it}
     *
     * @throws IllegalStateException if it was closed
     */
    public long handle() {
        if (handle == 0) {
            throw new IllegalStateException("The tensor was closed.");
        }
        return handle;
    }

    /** {@return the number of values along each axis} */
    public long[] shape() {
        return shim.shape(handle());
    }

    /** {@return the distance to the next value along each axis, in values} */
    public long[] strides() {
        return shim.strides(handle());
    }

    /**
     * {@return the handles of tensors}
     *
     * @param tensors the tensors
     */
    public static long[] handles(List<Tensor> tensors) {
        long[] handles = new long[tensors.size()];
        for (int i = 0; i < handles.length; i++) {
            handles[i] = tensors.get(i).handle();
        }
        return handles;
    }

    /** {@return how many axes it has} */
    public int axes() {
        return shim.axes(handle());
    }

    /**
     * {@return the number of values along an axis}
     *
     * @param axis from 0 on
     * @throws IndexOutOfBoundsException if it has no such axis
     */
    public long size(int axis) {
        return shim.size(handle(), Objects.checkIndex(axis, axes()));
    }

    /**
     * {@return the distance to the next value along an axis, in values}
     *
     * @param axis from 0 on
     * @throws IndexOutOfBoundsException if it has no such axis
     */
    public long stride(int axis) {
        return shim.stride(handle(), Objects.checkIndex(axis, axes()));
    }

    /** {@return how its values lie in memory, one beside the other, if they do} */
    public Optional<ValueOrder> order() {
        return lies(ValueOrder.ROWS) ? IN_ROWS : lies(ValueOrder.CHANNELS_LAST) ? WITH_CHANNELS_LAST : Optional.empty();
    }

    /**
     * {@return whether its values lie one beside the other in an order}
     *
     * @param order the order
     */
    public boolean lies(ValueOrder order) {
        int axes = axes();
        if (order == ValueOrder.CHANNELS_LAST && axes != MAP_AXES) {
            return false;
        }
        long stride = 1;
        for (int place = 0; place < axes; place++) {
            int axis = order.axis(place, axes);
            if (shim.stride(handle, axis) != stride) {
                return false;
            }
            stride *= Math.max(shim.size(handle, axis), 1);
        }
        return true;
    }

    /** {@return what its values are} */
    public ElementType type() {
        return ElementType.of(shim.type(handle()));
    }

    /** {@return how many values it has} */
    public long length() {
        return shim.length(handle());
    }

    /** {@return the address of its first value, on its device} */
    public long address() {
        return shim.address(handle());
    }

    /**
     * {@return another look at its memory}
     *
     * @param offset the place of its first value, counted from this tensor's
     * @param shape its shape
     * @param strides the distance to the next value along each axis
     */
    public Tensor view(long offset, long[] shape, long[] strides) {
        return new Tensor(shim, shim.view(handle(), offset, shape, strides), loan);
    }

    /** Whether its memory is a session's, which lends it. */
    boolean isLent() {
        return loan != Loan.NONE;
    }

    /** Like {@link #lent(Loan, long, long[], long[])}, with the shape and the strides of another tensor. */
    Tensor lent(Loan until, long offset, Tensor like) {
        return new Tensor(shim, shim.viewLike(handle(), offset, like.handle()), until);
    }

    /** A look at values of this memory, which are lent until that and all looks at it are closed. */
    Tensor lent(Loan until, long offset, long[] shape, long[] strides) {
        return new Tensor(shim, shim.view(handle(), offset, shape, strides), until);
    }

    /**
     * {@return another look at consecutive values of its memory, in rows}
     *
     * @param offset the place of its first value, counted from this tensor's
     * @param shape its shape
     */
    public Tensor view(long offset, long... shape) {
        return view(offset, shape, ValueOrder.ROWS.strides(shape));
    }

    /** {@return a copy in rows} */
    public Tensor copy() {
        long[] shape = shape();
        return new Tensor(shim, shim.empty(shim.type(handle()), shape, ValueOrder.ROWS.strides(shape))).copyFrom(this);
    }

    /** {@return another look at the same memory, closed on its own} */
    public Tensor share() {
        return new Tensor(shim, shim.newHandle(handle()), loan);
    }

    /**
     * Takes over values, whatever type, order and device they are of.
     *
     * @param values of the same shape, or one that is broadcast to it
     * @return this
     */
    public Tensor copyFrom(Tensor values) {
        shim.copy(handle(), values.handle());
        return this;
    }

    /**
     * Takes over values.
     *
     * @param values in rows
     * @return this
     * @throws IllegalArgumentException if they are fewer or more than it has
     */
    public Tensor copyFrom(float[] values) {
        try (Arena arena = Arena.ofConfined()) {
            return copyFrom(arena.allocateFrom(JAVA_FLOAT, values), ElementType.FLOAT32);
        }
    }

    /**
     * Takes over values.
     *
     * @param values in rows
     * @param type what they are
     * @return this
     * @throws IllegalArgumentException if they are fewer or more than it has
     */
    public Tensor copyFrom(MemorySegment values, ElementType type) {
        try (Tensor source = over(values, type)) {
            return copyFrom(source);
        }
    }

    /**
     * Gives its values.
     *
     * @param values gets them in rows
     * @param type what they become
     * @throws IllegalArgumentException if there is room for fewer or more than it has
     */
    public void copyTo(MemorySegment values, ElementType type) {
        try (Tensor target = over(values, type)) {
            target.copyFrom(this);
        }
    }

    /** A tensor of this one's shape over memory of this process. */
    private Tensor over(MemorySegment values, ElementType type) {
        long[] shape = shape();
        if (values.byteSize() != length() * type.size()) {
            throw new IllegalArgumentException("A tensor of the shape " + Arrays.toString(shape) + " has " + length()
                    + " values, and the memory is for " + values.byteSize() / type.size() + ".");
        }
        return new Tensor(shim, shim.wrap(values, type.number(), shape, ValueOrder.ROWS.strides(shape)));
    }

    /** {@return its values in rows} */
    public float[] floats() {
        return (float[]) values(ElementType.FLOAT32);
    }

    /** {@return its values in rows} */
    public double[] doubles() {
        return (double[]) values(ElementType.FLOAT64);
    }

    /** {@return its values in rows} */
    public long[] longs() {
        return (long[]) values(ElementType.INT64);
    }

    private Object values(ElementType type) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment values = arena.allocate(Math.max(1, length()) * type.size(), Long.BYTES);
            copyTo(values.asSlice(0, length() * type.size()), type);
            MemorySegment whole = values.asSlice(0, length() * type.size());
            return switch (type) {
                case FLOAT32 -> whole.toArray(JAVA_FLOAT);
                case FLOAT64 -> whole.toArray(JAVA_DOUBLE);
                default -> whole.toArray(JAVA_LONG);
            };
        }
    }

    /**
     * Sets all values to 0.
     *
     * @return this
     */
    public Tensor zero() {
        shim.zero(handle());
        return this;
    }

    /** Gives up its memory, if no other look at it is open. A second time does nothing. */
    @Override
    public void close() {
        if (handle != 0) {
            shim.delete(handle);
            handle = 0;
            loan.release();
        }
    }

    @Override
    public String toString() {
        return handle == 0 ? "closed" : type() + Arrays.toString(shape());
    }
}
