/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights.keras;

/** A file that may be sound, and is not as Keras writes them. The message follows the file's name: "has …, as Keras writes none". */
final class ForeignFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForeignFileException(String fault) {
        super(fault);
    }
}
