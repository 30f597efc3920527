package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.file.WriteFailure;
import java.nio.file.Path;

/** A file that a command will write. What would keep it from that is found before hours of work, not after them. */
final class OutputFile {
    private OutputFile() {}

    /**
     * Does nothing if the file can be written, as far as can be seen.
     *
     * @throws IllegalArgumentException if it is a folder, if its folder is none or may not be written into, or if its name is too long
     */
    static void require(Path file) {
        WriteFailure.ofPlace(file).ifPresent(failure -> {
            throw new IllegalArgumentException(
                    file + " cannot be written, because " + failure.reason() + ": " + failure.remedy() + ".");
        });
    }
}
