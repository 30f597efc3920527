package dev.stagecraft.runtime.data;

import java.io.IOException;
import java.nio.file.Path;

/** A file or folder of data that is missing, damaged or not what it should be. The message is one sentence. */
public final class InvalidDataException extends IOException {
    private static final long serialVersionUID = 1L;

    InvalidDataException(Path file, String fault) {
        super(file + " " + fault);
    }

    InvalidDataException(Path file, String fault, Throwable cause) {
        super(file + " " + fault, cause);
    }
}
