/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.call;

import dev.stagecraft.libtorch.library.Libtorch;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Binds C functions. Pointers are passed as {@code long}, which makes no object a call. */
final class CFunction {
    private CFunction() {}

    /** @throws TorchException if this libtorch has no such function */
    static MethodHandle bind(Libtorch libtorch, String name, MemoryLayout result, MemoryLayout... arguments) {
        return find(libtorch, name, FunctionDescriptor.of(result, arguments))
                .orElseThrow(() -> new TorchException(libtorch + " has no function " + name + "."));
    }

    /** For functions that take nanoseconds: the JVM does not expect that anything else happens meanwhile. */
    static MethodHandle brief(Libtorch libtorch, String name, MemoryLayout result, MemoryLayout... arguments) {
        return libtorch.find(name)
                .map(address -> bind(address, FunctionDescriptor.of(result, arguments), Linker.Option.critical(false)))
                .orElseThrow(() -> new TorchException(libtorch + " has no function " + name + "."));
    }

    static Optional<MethodHandle> find(Libtorch libtorch, String name, FunctionDescriptor type) {
        return libtorch.find(name).map(address -> bind(address, type));
    }

    static MethodHandle bind(MemorySegment address, FunctionDescriptor type, Linker.Option... options) {
        return Linker.nativeLinker().downcallHandle(address, type, options);
    }
}
