/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;

/** Loads shared libraries as the operating system does, which says why one does not load; {@code SymbolLookup} keeps that to itself. */
final class SystemLinker {
    private static final int LAZY = 1;

    private final MethodHandle open = function("dlopen", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
    private final MethodHandle find = function("dlsym", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    private final MethodHandle where = function("dladdr", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    private final MethodHandle failure = function("dlerror", FunctionDescriptor.of(ADDRESS));

    /** What an attempt gave: a library, or why there is none. */
    sealed interface Opened {}

    /** A library that stays until the JVM ends. */
    record Library(MemorySegment handle) implements Opened {}

    /** In the system's words. */
    record Failed(String reason) implements Opened {}

    Opened open(Path file) {
        return open(file.toAbsolutePath().toString());
    }

    /** By a path, or by a name that the system looks for where it looks for libraries. */
    Opened open(String path) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(path);
            MemorySegment handle = (MemorySegment) open.invokeExact(name, LAZY);
            return handle.address() == 0 ? new Failed(failure()) : new Library(handle);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** The address of a function in a library or in one that it needs. */
    Optional<MemorySegment> find(Library library, String function) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = (MemorySegment) find.invokeExact(library.handle(), arena.allocateFrom(function));
            return address.address() == 0 ? Optional.empty() : Optional.of(address);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** The file of the library that a function is in. */
    Optional<Path> fileOf(MemorySegment address) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment found = arena.allocate(ADDRESS, 4);
            int isFound = (int) where.invokeExact(address, found);
            return isFound == 0
                    ? Optional.empty()
                    : Optional.of(Path.of(
                            found.get(ADDRESS, 0).reinterpret(Long.MAX_VALUE).getString(0)));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private String failure() throws Throwable {
        MemorySegment text = (MemorySegment) failure.invokeExact();
        return text.address() == 0
                ? "it does not say why"
                : text.reinterpret(Long.MAX_VALUE).getString(0);
    }

    private static MethodHandle function(String name, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), type);
    }
}
