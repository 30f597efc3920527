/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

/** There is no such device, or libtorch cannot compute on it. The message is one sentence with the devices that there are. */
public final class UnknownDeviceException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownDeviceException(String message) {
        super(message);
    }
}
