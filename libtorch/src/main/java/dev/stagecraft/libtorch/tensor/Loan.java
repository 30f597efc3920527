/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.tensor;

/** What the looks at some memory are counted by. */
interface Loan {
    /** Of memory whose looks libtorch counts by itself. */
    Loan NONE = new Loan() {
        @Override
        public void hold() {}

        @Override
        public void release() {}
    };

    /** There is one look more. */
    void hold();

    /** There is one look less. */
    void release();
}
