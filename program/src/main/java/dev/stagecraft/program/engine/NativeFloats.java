/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program.engine;

/**
 * Numbers of 32 bits, one behind the other in memory of the process. Whoever gives them keeps that memory as long as they are used.
 *
 * @param address of the first
 * @param length how many
 */
public record NativeFloats(long address, long length) {
    /**
     * {@return a part of these}
     *
     * @param offset of its first number
     * @param length how many
     * @throws IndexOutOfBoundsException if it is not within these
     */
    public NativeFloats part(long offset, long length) {
        if (offset < 0 || length < 0 || offset > this.length - length) {
            throw new IndexOutOfBoundsException(offset + " and " + length + " of " + this.length);
        }
        return new NativeFloats(address + offset * Float.BYTES, length);
    }
}
