/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.tensor;

/** Memory that goes back to where it came from when the last look at it is closed. */
final class Loan {
    /** Of tensors whose memory libtorch counts by itself. */
    static final Loan NONE = new Loan(() -> {});

    private final Runnable giveBack;
    private int looks;

    Loan(Runnable giveBack) {
        this.giveBack = giveBack;
    }

    void hold() {
        looks++;
    }

    void release() {
        looks--;
        if (looks == 0) {
            giveBack.run();
        }
    }
}
