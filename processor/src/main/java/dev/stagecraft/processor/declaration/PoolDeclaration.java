/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.Pool;

/** {@link dev.stagecraft.Pool}; stride and padding may be {@link Pool#AUTO}. */
public record PoolDeclaration(
        Declared<Pool.Kind> kind,
        Declared<Integer> kernel,
        Declared<Integer> stride,
        Declared<Integer> padding,
        Declared<Boolean> zeroPadded) {

    /** Whether the pool looks at windows of the map, and so has a kernel, a stride and a padding. */
    public boolean hasWindow() {
        return kind.value() == Pool.Kind.MAX
                || kind.value() == Pool.Kind.AVERAGE
                || kind.value() == Pool.Kind.CONVOLUTION;
    }

    /** Whether one value is computed from a window of each channel. */
    public boolean isOfWindows() {
        return hasWindow() && kind.value() != Pool.Kind.CONVOLUTION;
    }

    /** The stride; where it is not declared the kernel, so that windows touch. */
    public int strideInForce() {
        return stride.value() == Pool.AUTO ? kernel.value() : stride.value();
    }

    /** The same pool with another window. */
    public PoolDeclaration withKernel(int size) {
        return new PoolDeclaration(kind, new Declared<>(size, kernel.origin(), true), stride, padding, zeroPadded);
    }

    /** The same pool with another stride. */
    public PoolDeclaration withStride(int pixels) {
        return new PoolDeclaration(kind, kernel, new Declared<>(pixels, stride.origin(), true), padding, zeroPadded);
    }

    /** The same pool, of another kind. */
    public PoolDeclaration with(Pool.Kind other) {
        return new PoolDeclaration(new Declared<>(other, kind.origin(), true), kernel, stride, padding, zeroPadded);
    }

    /** The same pool with other padding. */
    public PoolDeclaration withPadding(int pixels) {
        return new PoolDeclaration(kind, kernel, stride, new Declared<>(pixels, padding.origin(), true), zeroPadded);
    }
}
