/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.call;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.stagecraft.libtorch.library.Libtorch;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The entrance to every operation of ATen, and what its arguments are made of. An argument is 64 bits: a handle, which the operation takes
 * over; an integer; the bits of a double; the handle of a list or text. What may be left out is 0, or a pointer to a box with the value.
 */
final class Dispatcher {
    private static final FunctionDescriptor ALLOCATE = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG);

    private final Failures failures;
    private final Shim shim;
    private final Arena arena;
    private final long version;
    private final MemorySegment result;

    private final MethodHandle call;
    private final MethodHandle newList;
    private final MethodHandle append;
    private final MethodHandle newText;
    /** Gives boxes from 2.13 on. Before, they were freed by {@code delete}, which is {@code free} for memory of {@code malloc}. */
    private final MethodHandle newBox;

    private final boolean hasBoxes;

    Dispatcher(Libtorch libtorch, Failures failures, Shim shim, Arena arena) {
        this.failures = failures;
        this.shim = shim;
        this.arena = arena;
        this.version = libtorch.version().number();
        this.result = arena.allocate(JAVA_LONG);
        this.call =
                CFunction.bind(libtorch, "torch_call_dispatcher", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
        this.newList = CFunction.brief(libtorch, "torch_new_list_reserve_size", JAVA_INT, JAVA_LONG, JAVA_LONG);
        this.append = CFunction.brief(libtorch, "torch_list_push_back", JAVA_INT, JAVA_LONG, JAVA_LONG);
        this.newText = CFunction.brief(libtorch, "torch_new_string_handle", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG);
        this.hasBoxes = libtorch.find("torch_new_stable_ivalue").isPresent();
        this.newBox = hasBoxes
                ? CFunction.brief(libtorch, "torch_new_stable_ivalue", JAVA_INT, JAVA_LONG)
                : CFunction.bind(
                        Linker.nativeLinker().defaultLookup().find("malloc").orElseThrow(), ALLOCATE);
    }

    /** Text that ends in 0. */
    long name(String text) {
        return arena.allocateFrom(text).address();
    }

    MemorySegment stack(int size) {
        return arena.allocate(JAVA_LONG, size);
    }

    Shim shim() {
        return shim;
    }

    void call(long name, long overload, MemorySegment stack) {
        try {
            failures.check((int) call.invokeExact(name, overload, stack.address(), version));
        } catch (Throwable e) {
            throw Shim.rethrown(e);
        }
    }

    long list(Integers integers) {
        try {
            long list = newList(integers.size());
            for (int i = 0; i < integers.size(); i++) {
                failures.check((int) append.invokeExact(list, integers.get(i)));
            }
            return list;
        } catch (Throwable e) {
            throw Shim.rethrown(e);
        }
    }

    /** Of tensors, to each of which it gets a handle of its own. */
    long list(long[] handles) {
        try {
            long list = newList(handles.length);
            for (long handle : handles) {
                failures.check((int) append.invokeExact(list, shim.newHandle(handle)));
            }
            return list;
        } catch (Throwable e) {
            throw Shim.rethrown(e);
        }
    }

    private long newList(long size) throws Throwable {
        failures.check((int) newList.invokeExact(size, result.address()));
        return result.get(JAVA_LONG, 0);
    }

    long text(long characters, long length) {
        try {
            failures.check((int) newText.invokeExact(characters, length, result.address()));
            return result.get(JAVA_LONG, 0);
        } catch (Throwable e) {
            throw Shim.rethrown(e);
        }
    }

    /** A box with the value, which the operation frees. */
    long box(long value) {
        try {
            long box;
            if (hasBoxes) {
                failures.check((int) newBox.invokeExact(result.address()));
                box = result.get(JAVA_LONG, 0);
            } else {
                box = (long) newBox.invokeExact((long) Long.BYTES);
            }
            Memory.set(box, value);
            return box;
        } catch (Throwable e) {
            throw Shim.rethrown(e);
        }
    }
}
