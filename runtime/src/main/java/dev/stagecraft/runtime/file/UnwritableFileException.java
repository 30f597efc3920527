/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.file;

import java.io.IOException;
import java.nio.file.Path;

/** A file that cannot be written. The message is one sentence: the file, the reason, and what to do. */
public final class UnwritableFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final WriteFailure failure;

    UnwritableFileException(Path file, IOException cause) {
        this(file, WriteFailure.of(file, cause), cause);
    }

    UnwritableFileException(Path file, WriteFailure failure) {
        this(file, failure, null);
    }

    private UnwritableFileException(Path file, WriteFailure failure, IOException cause) {
        super(file + " cannot be written, because " + failure.reason() + ": " + failure.remedy() + ".", cause);
        this.failure = failure;
    }

    /** {@return why it cannot be written, and what to do} */
    public WriteFailure failure() {
        return failure;
    }
}
