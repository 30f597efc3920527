package dev.stagecraft.runtime.training;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Says why a file could not be written. */
final class WriteFailure {
    private WriteFailure() {}

    static String sentence(String what, SavedModel model, IOException failure) {
        return String.format(
                Locale.ROOT,
                "Cannot save %s, which takes about %,d bytes (%s): make room on the disk, or choose another folder.",
                what,
                model.size(),
                reason(failure));
    }

    static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "its folder does not exist";
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return failure instanceof FileSystemException ? failure.toString() : failure.getMessage();
    }
}
