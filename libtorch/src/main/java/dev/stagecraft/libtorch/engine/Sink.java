/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

/** Where a part leaves the gradients by what it read. */
interface Sink {
    /** Whether the gradient by an input is wanted. */
    boolean wants(int input);

    /** Takes it over. It is given for each input once at most, and only if it is wanted. */
    void give(int input, Flow gradient);
}
