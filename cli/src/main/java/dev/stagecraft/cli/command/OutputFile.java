package dev.stagecraft.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command will write. What would keep it from that is found before hours of work, not after them. */
final class OutputFile {
    private OutputFile() {}

    /**
     * Does nothing if the file can be written, as far as can be seen.
     *
     * @throws IllegalArgumentException if it is a folder, or its folder is none
     */
    static void require(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder: name a file in it.");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    file + " cannot be written, because " + folder + " is no folder: create it, or name another file.");
        }
        if (!Files.isWritable(folder)) {
            throw new IllegalArgumentException(file + " cannot be written, because nothing may be written into "
                    + folder + ": change its permissions, or name another file.");
        }
    }
}
