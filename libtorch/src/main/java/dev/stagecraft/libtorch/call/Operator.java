/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.call;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * An operation of ATen that was bound: its arguments are given one by one, in the order of its schema, and all of them, and then it is
 * called. They are written to memory that is there once for all calls.
 *
 * <pre>
 * long product = mul.start().tensor(a).tensor(b).call();
 * </pre>
 */
public final class Operator {
    private static final int ARGUMENTS = 20;

    private final Dispatcher dispatcher;
    private final long name;
    private final long overload;
    private final MemorySegment stack;
    private int count;

    Operator(Dispatcher dispatcher, String name, String overload) {
        this.dispatcher = dispatcher;
        this.name = dispatcher.name(name);
        this.overload = dispatcher.name(overload);
        this.stack = dispatcher.stack(ARGUMENTS);
    }

    /**
     * Begins with the first argument, whatever was given before.
     *
     * @return this
     */
    public Operator start() {
        count = 0;
        return this;
    }

    /**
     * Gives a tensor.
     *
     * @param handle stays the caller's
     * @return this
     */
    public Operator tensor(long handle) {
        return put(dispatcher.shim().newHandle(handle));
    }

    /**
     * Gives a tensor that may be left out.
     *
     * @param handle stays the caller's; 0 for none
     * @return this
     */
    public Operator tensorOrNone(long handle) {
        return handle == 0 ? none() : put(dispatcher.box(dispatcher.shim().newHandle(handle)));
    }

    /**
     * Gives a list of tensors.
     *
     * @param handles stay the caller's
     * @return this
     */
    public Operator tensors(long... handles) {
        return put(dispatcher.list(handles));
    }

    /**
     * Gives integers, or yes and no.
     *
     * @param integers the integers
     * @return this
     */
    public Operator integers(Integers integers) {
        return put(dispatcher.list(integers));
    }

    /**
     * Gives integers where they may be left out.
     *
     * @param integers the integers
     * @return this
     */
    public Operator someIntegers(Integers integers) {
        return put(dispatcher.box(dispatcher.list(integers)));
    }

    /**
     * Gives an integer, or the number of a type or order.
     *
     * @param value the integer
     * @return this
     */
    public Operator integer(long value) {
        return put(value);
    }

    /**
     * Gives an integer, or the number of a type or order, or yes as 1, where it may be left out.
     *
     * @param value the integer
     * @return this
     */
    public Operator someInteger(long value) {
        return put(dispatcher.box(value));
    }

    /**
     * Gives a number.
     *
     * @param value the number
     * @return this
     */
    public Operator real(double value) {
        return put(Double.doubleToRawLongBits(value));
    }

    /**
     * Gives yes or no.
     *
     * @param value yes or no
     * @return this
     */
    public Operator flag(boolean value) {
        return put(value ? 1 : 0);
    }

    /**
     * Gives a word.
     *
     * @param word made by {@link #word}
     * @return this
     */
    public Operator text(Word word) {
        return put(dispatcher.text(word.address(), word.length()));
    }

    /**
     * Leaves out what may be left out.
     *
     * @return this
     */
    public Operator none() {
        return put(0);
    }

    /**
     * A word in memory that an operation can be given.
     *
     * @param address where it is
     * @param length its bytes
     */
    public record Word(long address, long length) {}

    /**
     * {@return a word for this operation}
     *
     * @param text the word
     */
    public Word word(String text) {
        return new Word(dispatcher.name(text), text.getBytes(StandardCharsets.UTF_8).length);
    }

    /**
     * Calls the operation with what it was given.
     *
     * @return the handle that is its first result, which is the caller's
     * @throws TorchException with libtorch's sentence if it cannot be done
     */
    public long call() {
        run();
        return result(0);
    }

    /**
     * Calls an operation that gives nothing.
     *
     * @throws TorchException with libtorch's sentence if it cannot be done
     */
    public void run() {
        dispatcher.call(name, overload, stack);
    }

    /**
     * {@return a result of the last call, a handle that is the caller's}
     *
     * @param index from 0 on
     */
    public long result(int index) {
        return stack.getAtIndex(JAVA_LONG, index);
    }

    private Operator put(long argument) {
        stack.setAtIndex(JAVA_LONG, count++, argument);
        return this;
    }
}
