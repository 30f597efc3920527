/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.record;

import java.io.IOException;
import java.nio.file.Path;

/** A folder has no record of a training, or a file of one is not what it must be. The message is a sentence that names the file. */
public final class InvalidRecordException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final String fault;

    InvalidRecordException(Path file, String fault, Throwable cause) {
        super(file + " " + fault, cause);
        this.file = file;
        this.fault = fault;
    }

    InvalidRecordException(Path file, String fault) {
        this(file, fault, null);
    }

    /** {@return the file or folder that is wrong} */
    public Path file() {
        return file;
    }

    /** {@return the message without the file: what is wrong, and what to do} */
    public String fault() {
        return fault;
    }
}
