/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

/** What the values of pixels run from and to before the mean is subtracted. */
public enum ValueRange {
    /** Black is 0 and white is 1. */
    ZERO_TO_ONE(1),
    /** Black is 0 and white is 255. */
    ZERO_TO_255(255);

    private final int end;

    ValueRange(int end) {
        this.end = end;
    }

    /** {@return what the largest value, white, is} */
    public int end() {
        return end;
    }
}
