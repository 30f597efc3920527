/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.call;

/** What libtorch would say on devices that a build has not. */
public final class TorchFailure {
    private TorchFailure() {}

    /** {@return a failure of these words} */
    public static TorchException of(String words) {
        return new TorchException(words);
    }
}
