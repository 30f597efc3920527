/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.tensor;

import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.call.Shim;
import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.library.Libtorch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;

/**
 * A libtorch and a device that tensors are made on and operations run on. One thread at a time uses it; closing it frees the memory of
 * arguments, not the tensors.
 */
public final class Session implements AutoCloseable {
    /** In bytes. What is smaller fits into holes. */
    private static final int LARGE = 256 << 10;

    private final Arena arena = Arena.ofShared();
    private final Map<Double, Tensor> numbers = new HashMap<>();
    private final Map<Integer, Tensor> ones = new HashMap<>();
    private final Map<TypedNumber, Tensor> typed = new HashMap<>();
    private final MemoryPool pool = new MemoryPool();
    private final Shim shim;

    private record TypedNumber(double value, ElementType type) {}

    private Session(Libtorch libtorch, Device device) {
        this.shim = new Shim(libtorch, device, arena);
    }

    /**
     * Opens a session.
     *
     * @param libtorch what computes
     * @param device on what
     * @return the session
     * @throws dev.stagecraft.libtorch.library.UnknownDeviceException if there is no such device
     */
    public static Session open(Libtorch libtorch, Device device) {
        return new Session(libtorch, libtorch.require(device));
    }

    /** {@return what computes} */
    public Libtorch libtorch() {
        return shim.libtorch();
    }

    /** {@return on what} */
    public Device device() {
        return shim.device();
    }

    /**
     * Binds an operation of ATen, once for all its calls.
     *
     * @param name without {@code aten::}: {@code native_batch_norm}
     * @return what calls it
     */
    public Operator operator(String name) {
        return operator(name, "");
    }

    /**
     * Binds an operation of ATen, once for all its calls.
     *
     * @param name without {@code aten::}: {@code mul}
     * @param overload what follows the dot in its schema: {@code Tensor}
     * @return what calls it
     */
    public Operator operator(String name, String overload) {
        return shim.operator("aten::" + name, overload);
    }

    /**
     * {@return the tensor of a handle that an operation gave}
     *
     * @param handle is the tensor's from now on
     */
    public Tensor adopt(long handle) {
        return new Tensor(shim, handle);
    }

    /**
     * Calls an operation that changes its first argument, and gives it back.
     *
     * @param operator has its arguments
     */
    public void change(Operator operator) {
        shim.delete(operator.call());
    }

    /**
     * Deletes a handle that an operation gave and nobody needs.
     *
     * @param handle the handle
     */
    public void discard(long handle) {
        shim.delete(handle);
    }

    /**
     * {@return a tensor with whatever its memory holds}
     *
     * @param type what its values are
     * @param order how they lie in memory
     * @param shape its shape
     */
    public Tensor empty(ElementType type, ValueOrder order, long... shape) {
        return new Tensor(shim, shim.empty(type.number(), shape, order.strides(shape)));
    }

    /**
     * {@return a tensor in rows, with whatever its memory holds}
     *
     * @param type what its values are
     * @param shape its shape
     */
    public Tensor empty(ElementType type, long... shape) {
        return empty(type, ValueOrder.ROWS, shape);
    }

    /**
     * {@return a tensor with whatever its memory holds, which the session takes once and lends again when all looks at it are closed: for what is written
     * in each step} A look that an operation gives, not {@link Tensor#view} or {@link Tensor#share}, must be closed before.
     *
     * @param type what its values are
     * @param order how they lie in memory
     * @param shape its shape
     */
    public Tensor brief(ElementType type, ValueOrder order, long... shape) {
        return pool.lend(this, type, order, shape);
    }

    /**
     * {@return a tensor of the type, shape and order of another one, with whatever its memory holds, lent as {@link #brief} lends it}
     *
     * @param like the other one, whose values lie one beside the other
     */
    public Tensor briefLike(Tensor like) {
        return pool.lend(this, like);
    }

    /**
     * {@return whether values of the size and order of others had better be in memory that is {@linkplain #briefLike lent}, if they live long} On a processor operations take their memory of the C library's
     * heap: large values that stay there leave holes between them for those that come and go, no two of one size, and a training of ResNet-50 takes a seventh more memory.
     *
     * @param like the others, in whatever memory
     */
    public boolean lends(Tensor like) {
        return device().equals(Device.CPU)
                && like.length() * like.type().size() >= LARGE
                && like.order().isPresent();
    }

    /**
     * {@return whether values had better be in memory that is {@linkplain #lends lent}, and are not}
     *
     * @param values in whatever memory
     */
    public boolean settles(Tensor values) {
        return !values.isLent() && lends(values);
    }

    /**
     * {@return values that an operation gave, in the memory where they had {@linkplain #settles better} live}
     *
     * @param values are closed, if they are copied
     */
    public Tensor settled(Tensor values) {
        if (!settles(values)) {
            return values;
        }
        try (values) {
            return briefLike(values).copyFrom(values);
        }
    }

    /** Frees the memory of brief values that nobody looks at: for when there is too little. */
    public void freeBrief() {
        pool.clear();
    }

    /**
     * {@return a tensor in rows, of zeros}
     *
     * @param type what its values are
     * @param shape its shape
     */
    public Tensor zeros(ElementType type, long... shape) {
        return empty(type, shape).zero();
    }

    /**
     * {@return a tensor in rows}
     *
     * @param values its values
     * @param shape its shape
     */
    public Tensor of(float[] values, long... shape) {
        return empty(ElementType.FLOAT32, shape).copyFrom(values);
    }

    /**
     * {@return a tensor over memory of this process, in rows, which is not copied and must outlive it}
     *
     * @param memory its values
     * @param type what they are
     * @param shape its shape
     */
    public Tensor wrap(MemorySegment memory, ElementType type, long... shape) {
        return new Tensor(shim, shim.wrap(memory, type.number(), shape, ValueOrder.ROWS.strides(shape)));
    }

    /**
     * {@return a number as a tensor without axes, in the processor's memory, where libtorch reads it without waiting for a GPU}. It is the
     * session's, made once for each number, and takes the type of what it is combined with.
     *
     * @param value the number
     */
    public Tensor number(double value) {
        return numbers.computeIfAbsent(value, key -> {
            MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, value);
            return wrap(memory, ElementType.FLOAT64);
        });
    }

    /**
     * {@return ones in the processor's memory} They are the session's, as {@link #number} is.
     *
     * @param length how many
     */
    public Tensor ones(int length) {
        return ones.computeIfAbsent(length, key -> {
            MemorySegment memory = arena.allocate(ValueLayout.JAVA_FLOAT, key);
            for (int i = 0; i < key; i++) {
                memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, 1);
            }
            return wrap(memory, ElementType.FLOAT32, key);
        });
    }

    /**
     * {@return a number without axes on the device, for operations that take none of the processor's} It is the session's, as {@link #number} is.
     *
     * @param value the number
     * @param type what it is
     */
    public Tensor number(double value, ElementType type) {
        return typed.computeIfAbsent(
                new TypedNumber(value, type), key -> empty(type).copyFrom(number(value)));
    }

    /**
     * {@return {@code a + factor b}, with broadcasting}
     *
     * @param a a tensor
     * @param b a tensor
     * @param factor of b
     */
    public Tensor add(Tensor a, Tensor b, double factor) {
        return new Tensor(shim, shim.add(a.handle(), b.handle(), factor));
    }

    /**
     * {@return a larger or smaller tensor}
     *
     * @param tensor the tensor
     * @param value of what is added
     * @param amounts what is added before and behind, of the last axis first; what is negative is taken away
     */
    public Tensor pad(Tensor tensor, double value, long... amounts) {
        return new Tensor(shim, shim.pad(tensor.handle(), amounts, value));
    }

    /** Closes what is the session's own. */
    @Override
    public void close() {
        numbers.values().forEach(Tensor::close);
        ones.values().forEach(Tensor::close);
        typed.values().forEach(Tensor::close);
        pool.close();
        arena.close();
    }
}
