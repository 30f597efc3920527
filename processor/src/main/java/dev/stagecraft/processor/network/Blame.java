/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import dev.stagecraft.processor.diagnostic.Origin;

/**
 * Where the numbers of a convolution or pool are declared: the places of what may be wrong with it.
 *
 * @param filters the filters; of a pool, its kernel
 * @param kernel what to change if the kernel does not fit
 * @param stride the stride
 * @param dilation the dilation
 * @param groups the groups
 */
public record Blame(Origin filters, Origin kernel, Origin stride, Origin dilation, Origin groups) {
    /** Of a window that is not dilated and has one group. */
    public static Blame of(Origin filters, Origin kernel, Origin stride) {
        return new Blame(filters, kernel, stride, kernel, kernel);
    }
}
