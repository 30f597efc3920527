/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.cuda;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** C functions that note how they were called, and do what a test gives them. What is called with {@code long} is a pointer or 64 bits. */
public final class FakeCuda implements FunctionLookup {
    private final Map<String, MemorySegment> functions = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, Integer> failures = new HashMap<>();

    /** What a function does. */
    @FunctionalInterface
    public interface Action {
        /**
         * Does it.
         *
         * @param arguments of types {@code Long} and {@code Integer}
         */
        void run(Object... arguments);
    }

    /**
     * Adds a function that gives 0.
     *
     * @param name its name
     * @param isNoted whether its calls are noted
     * @param action what it does
     * @param arguments their types
     * @return this
     */
    public FakeCuda with(String name, boolean isNoted, Action action, MemoryLayout... arguments) {
        FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, arguments);
        try {
            MethodHandle target = MethodHandles.lookup()
                    .bind(
                            this,
                            "call",
                            MethodType.methodType(
                                    int.class, String.class, boolean.class, Action.class, Object[].class));
            MethodHandle stub = MethodHandles.insertArguments(target, 0, name, isNoted, action)
                    .asCollector(Object[].class, arguments.length)
                    .asType(type.toMethodType());
            functions.put(name, Linker.nativeLinker().upcallStub(stub, type, Arena.global()));
            return this;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Adds a function that gives the address of a text for each error.
     *
     * @param name its name
     * @param text the address
     */
    public void withReason(String name, long text) {
        FunctionDescriptor type = FunctionDescriptor.of(JAVA_LONG, JAVA_INT);
        MethodHandle stub = MethodHandles.dropArguments(MethodHandles.constant(long.class, text), 0, int.class);
        functions.put(name, Linker.nativeLinker().upcallStub(stub, type, Arena.global()));
    }

    private int call(String name, boolean isNoted, Action action, Object... arguments) {
        if (isNoted) {
            calls.add(name);
        }
        int failure = failures.getOrDefault(name, 0);
        if (failure == 0) {
            action.run(arguments);
        }
        return failure;
    }

    /**
     * Lets a function give an error from now on.
     *
     * @param name its name
     * @param error the number, or 0 for none
     */
    public void fail(String name, int error) {
        failures.put(name, error);
    }

    /**
     * Takes a function away.
     *
     * @param name its name
     */
    public void remove(String name) {
        functions.remove(name);
    }

    /** {@return the names of what was called since it was asked last} */
    public List<String> calls() {
        List<String> since = List.copyOf(calls);
        calls.clear();
        return since;
    }

    @Override
    public Optional<MemorySegment> find(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    /**
     * Writes 64 bits.
     *
     * @param address where
     * @param value what
     */
    public static void writeLong(Object address, long value) {
        MemorySegment.ofAddress((long) address).reinterpret(Long.BYTES).set(JAVA_LONG, 0, value);
    }

    /**
     * Writes 32 bits.
     *
     * @param address where
     * @param values what
     */
    public static void writeInts(Object address, int... values) {
        MemorySegment to = MemorySegment.ofAddress((long) address).reinterpret((long) values.length * Integer.BYTES);
        MemorySegment.copy(values, 0, to, JAVA_INT, 0, values.length);
    }

    /**
     * {@return so many arguments of 64 bits}
     *
     * @param count how many
     */
    public static MemoryLayout[] longs(int count) {
        MemoryLayout[] layouts = new MemoryLayout[count];
        Arrays.fill(layouts, JAVA_LONG);
        return layouts;
    }
}
