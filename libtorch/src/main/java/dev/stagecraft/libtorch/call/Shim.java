/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.call;

import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.library.Libtorch;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/**
 * The functions of libtorch's C interface that are not operations: tensors are made, looked at and deleted. One thread at a time uses it,
 * since results are written to the same place. Its memory is freed with the arena.
 */
public final class Shim {
    private static final int DIMENSIONS = 8;

    private final Libtorch libtorch;
    private final Device device;
    private final Failures failures;
    private final Dispatcher dispatcher;

    private final MemorySegment result;
    private final MemorySegment sizes;
    private final MemorySegment strides;

    private final MethodHandle delete;
    private final MethodHandle newHandle;
    private final MethodHandle empty;
    private final MethodHandle wrap;
    private final MethodHandle view;
    private final MethodHandle dimensions;
    private final MethodHandle shape;
    private final MethodHandle strideOf;
    private final MethodHandle length;
    private final MethodHandle type;
    private final MethodHandle data;
    private final MethodHandle copy;
    private final MethodHandle zero;
    private final MethodHandle add;
    private final MethodHandle pad;
    private final MemorySegment constant;
    private final MemorySegment number;

    /**
     * Binds the functions.
     *
     * @param libtorch whose functions
     * @param device on what tensors are made
     * @param arena for arguments, which must be accessible to the thread that calls
     */
    public Shim(Libtorch libtorch, Device device, Arena arena) {
        this.libtorch = libtorch;
        this.device = device;
        this.failures = new Failures(libtorch);
        this.result = arena.allocate(JAVA_LONG);
        this.sizes = arena.allocate(JAVA_LONG, DIMENSIONS);
        this.strides = arena.allocate(JAVA_LONG, DIMENSIONS);
        this.delete = function("aoti_torch_delete_tensor_object", JAVA_LONG);
        this.newHandle = CFunction.brief(libtorch, "aoti_torch_new_tensor_handle", JAVA_INT, JAVA_LONG, JAVA_LONG);
        this.empty = function(
                "aoti_torch_empty_strided", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG);
        this.wrap = function(
                "aoti_torch_create_tensor_from_blob",
                JAVA_LONG,
                JAVA_LONG,
                JAVA_LONG,
                JAVA_LONG,
                JAVA_LONG,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_LONG);
        this.view = function(
                "aoti_torch__reinterpret_tensor", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
        this.dimensions = look("aoti_torch_get_dim");
        this.shape = look("aoti_torch_get_sizes");
        this.strideOf = look("aoti_torch_get_strides");
        this.length = look("aoti_torch_get_numel");
        this.type = look("aoti_torch_get_dtype");
        this.data = look("aoti_torch_get_data_ptr");
        this.copy = function("aoti_torch_copy_", JAVA_LONG, JAVA_LONG, JAVA_INT);
        this.zero = function("aoti_torch_zero_", JAVA_LONG);
        // Its factor is a Scalar, which the dispatcher does not take.
        this.add = function(
                "aoti_torch_" + (device.kind() == Device.Kind.CPU ? "cpu" : "cuda") + "_add_Tensor",
                JAVA_LONG,
                JAVA_LONG,
                JAVA_DOUBLE,
                JAVA_LONG);
        this.pad = function("aoti_torch_aten_pad", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
        this.constant = arena.allocateFrom("constant");
        this.number = arena.allocate(JAVA_DOUBLE);
        this.dispatcher = new Dispatcher(libtorch, failures, this, arena);
        withoutGradients();
    }

    private MethodHandle function(String name, MemoryLayout... arguments) {
        return CFunction.bind(libtorch, name, JAVA_INT, arguments);
    }

    /** Of a function that says something of a tensor at once. */
    private MethodHandle look(String name) {
        return CFunction.brief(libtorch, name, JAVA_INT, JAVA_LONG, JAVA_LONG);
    }

    /** Gradients are computed here step by step, not recorded by libtorch. What it is told holds for this thread. */
    private void withoutGradients() {
        MethodHandle record = CFunction.find(
                        libtorch, "aoti_torch_grad_mode_set_enabled", FunctionDescriptor.ofVoid(JAVA_BOOLEAN))
                .orElseThrow();
        try {
            record.invokeExact(false);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** {@return whose functions these are} */
    public Libtorch libtorch() {
        return libtorch;
    }

    /** {@return on what tensors are made} */
    public Device device() {
        return device;
    }

    /**
     * Binds an operation of ATen.
     *
     * @param name as in {@code aten::native_batch_norm}
     * @param overload what follows the dot in its schema, often nothing
     * @return what calls it
     */
    public Operator operator(String name, String overload) {
        return new Operator(dispatcher, name, overload);
    }

    /**
     * Deletes a handle; its tensor's memory is free when no other handle or view has it.
     *
     * @param handle the handle
     */
    public void delete(long handle) {
        try {
            failures.check((int) delete.invokeExact(handle));
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /**
     * {@return another handle of the same tensor}
     *
     * @param handle the handle
     */
    public long newHandle(long handle) {
        try {
            failures.check((int) newHandle.invokeExact(handle, result.address()));
            return result();
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /**
     * {@return a tensor on the device, with whatever its memory holds}
     *
     * @param type the number of the type of its values
     * @param shape its shape
     * @param strides the distance to the next value along each axis
     */
    public long empty(int type, long[] shape, long[] strides) {
        layOut(shape, strides);
        try {
            failures.check((int) empty.invokeExact(
                    (long) shape.length,
                    sizes.address(),
                    this.strides.address(),
                    type,
                    device.type(),
                    device.index(),
                    result.address()));
            return result();
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /**
     * {@return a tensor over memory of this process, which is not copied and must outlive it}
     *
     * @param memory where its first value is
     * @param type the number of the type of its values
     * @param shape its shape
     * @param strides the distance to the next value along each axis
     */
    public long wrap(MemorySegment memory, int type, long[] shape, long[] strides) {
        layOut(shape, strides);
        try {
            failures.check((int) wrap.invokeExact(
                    memory.address(),
                    (long) shape.length,
                    sizes.address(),
                    this.strides.address(),
                    0L,
                    type,
                    Device.CPU.type(),
                    0,
                    result.address()));
            return result();
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /**
     * {@return another look at a tensor's memory}
     *
     * @param handle the tensor
     * @param offset the place of its first value, counted from the tensor's
     * @param shape its shape
     * @param strides the distance to the next value along each axis
     */
    public long view(long handle, long offset, long[] shape, long[] strides) {
        layOut(shape, strides);
        try {
            failures.check((int) view.invokeExact(
                    handle, (long) shape.length, sizes.address(), this.strides.address(), offset, result.address()));
            return result();
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /**
     * {@return a tensor's shape}
     *
     * @param handle the tensor
     */
    public long[] shape(long handle) {
        return numbers(shape, handle);
    }

    /**
     * {@return the distances to the next value along each axis}
     *
     * @param handle the tensor
     */
    public long[] strides(long handle) {
        return numbers(strideOf, handle);
    }

    private long[] numbers(MethodHandle function, long handle) {
        long[] numbers = new long[axes(handle)];
        long address = number(function, handle);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Memory.get(address + i * Long.BYTES);
        }
        return numbers;
    }

    /**
     * {@return how many axes a tensor has}
     *
     * @param handle the tensor
     */
    public int axes(long handle) {
        return (int) number(dimensions, handle);
    }

    /**
     * {@return how many values a tensor has along an axis}
     *
     * @param handle the tensor
     * @param axis one that it has
     */
    public long size(long handle, int axis) {
        return Memory.get(number(shape, handle) + (long) axis * Long.BYTES);
    }

    /**
     * {@return the distance to the next value along an axis}
     *
     * @param handle the tensor
     * @param axis one that it has
     */
    public long stride(long handle, int axis) {
        return Memory.get(number(strideOf, handle) + (long) axis * Long.BYTES);
    }

    /**
     * {@return how many values a tensor has}
     *
     * @param handle the tensor
     */
    public long length(long handle) {
        return number(length, handle);
    }

    /**
     * {@return another look at a tensor's memory, with the shape and the strides of another tensor}
     *
     * @param handle the tensor
     * @param offset the place of the first value
     * @param like the other tensor
     */
    public long viewLike(long handle, long offset, long like) {
        try {
            failures.check((int) view.invokeExact(
                    handle,
                    number(dimensions, like),
                    number(shape, like),
                    number(strideOf, like),
                    offset,
                    result.address()));
            return result();
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /**
     * {@return the number of the type of a tensor's values}
     *
     * @param handle the tensor
     */
    public int type(long handle) {
        return (int) number(type, handle);
    }

    /**
     * {@return the address of a tensor's first value}
     *
     * @param handle the tensor
     */
    public long address(long handle) {
        return number(data, handle);
    }

    private long number(MethodHandle function, long handle) {
        result.set(JAVA_LONG, 0, 0L);
        try {
            failures.check((int) function.invokeExact(handle, result.address()));
            return result();
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /**
     * Copies values, whatever the types, orders and devices are.
     *
     * @param to of the same shape
     * @param from the values
     */
    public void copy(long to, long from) {
        try {
            failures.check((int) copy.invokeExact(to, from, 0));
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /**
     * Sets all values to 0.
     *
     * @param handle the tensor
     */
    public void zero(long handle) {
        try {
            failures.check((int) zero.invokeExact(handle));
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /**
     * {@return {@code a + factor b}, with broadcasting}
     *
     * @param a a tensor
     * @param b a tensor
     * @param factor of b
     */
    public long add(long a, long b, double factor) {
        try {
            failures.check((int) add.invokeExact(a, b, factor, result.address()));
            return result();
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /**
     * {@return a larger or smaller tensor} The dispatcher leaves memory behind for each text, of which {@code aten::pad} takes one.
     *
     * @param handle the tensor
     * @param amounts what is added before and behind, of the last axis first; what is negative is taken away
     * @param value of what is added
     */
    public long pad(long handle, long[] amounts, double value) {
        MemorySegment.copy(amounts, 0, sizes, JAVA_LONG, 0, amounts.length);
        number.set(JAVA_DOUBLE, 0, value);
        try {
            failures.check((int) pad.invokeExact(
                    handle,
                    sizes.address(),
                    (long) amounts.length,
                    constant.address(),
                    number.address(),
                    result.address()));
            return result();
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    private void layOut(long[] shape, long[] strides) {
        if (shape.length > DIMENSIONS) {
            throw new IllegalArgumentException(
                    "The shape " + Arrays.toString(shape) + " has more than " + DIMENSIONS + " axes.");
        }
        MemorySegment.copy(shape, 0, sizes, JAVA_LONG, 0, shape.length);
        MemorySegment.copy(strides, 0, this.strides, JAVA_LONG, 0, strides.length);
    }

    private long result() {
        return result.get(JAVA_LONG, 0);
    }

    static RuntimeException rethrown(Throwable e) {
        return switch (e) {
            case RuntimeException known -> known;
            case Error error -> throw error;
            default -> throw new AssertionError(e);
        };
    }
}
