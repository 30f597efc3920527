/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.cuda;

/** A function of CUDA is not there, or could not do what it was asked for. Its message is a sentence. */
public final class CudaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Says what was wrong.
     *
     * @param message a sentence
     */
    public CudaException(String message) {
        super(message);
    }
}
