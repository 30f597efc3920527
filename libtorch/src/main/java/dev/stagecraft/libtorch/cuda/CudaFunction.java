/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.cuda;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.function.IntFunction;

/** A function that gives 0, or the number of an error. Pointers are passed as {@code long}. */
final class CudaFunction {
    private final String name;
    private final MethodHandle handle;
    private final IntFunction<String> reason;

    private CudaFunction(String name, MethodHandle handle, IntFunction<String> reason) {
        this.name = name;
        this.handle = handle;
        this.reason = reason;
    }

    /**
     * Binds one.
     *
     * @param reason what an error is called
     * @throws CudaException if it is not there
     */
    static CudaFunction of(
            FunctionLookup functions, IntFunction<String> reason, String name, MemoryLayout... arguments) {
        MethodHandle handle = bind(functions, name, FunctionDescriptor.of(JAVA_INT, arguments))
                .asSpreader(Object[].class, arguments.length)
                .asType(MethodType.methodType(int.class, Object[].class));
        return new CudaFunction(name, handle, reason);
    }

    static MethodHandle bind(FunctionLookup functions, String name, FunctionDescriptor type) {
        return functions
                .find(name)
                .map(address -> Linker.nativeLinker().downcallHandle(address, type))
                .orElseThrow(() -> new CudaException("There is no function " + name + "."));
    }

    /** @throws CudaException if it gives an error */
    void call(Object... arguments) {
        int result = result(arguments);
        if (result != 0) {
            throw new CudaException(name + " says: " + reason.apply(result) + ".");
        }
    }

    /** What it gives. */
    int result(Object... arguments) {
        try {
            return (int) handle.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
