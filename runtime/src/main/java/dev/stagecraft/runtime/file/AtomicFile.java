/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Writes a file so that under its name there is always the old content or the new one, whole, even if the program is
 * killed or the power fails. Of several that write it at the same time, in one process or in several, the last to finish wins.
 */
public final class AtomicFile {
    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes it from the beginning.
         *
         * @param channel the file, empty at first; it is closed by who asks
         * @throws IOException if the content cannot be written
         */
        void writeTo(FileChannel channel) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes beside the target, forces it to the disk, and renames it. What killed programs left of this target is removed.
     *
     * @param target the file to write
     * @param content writes what is to be in it
     * @throws UnwritableFileException if the target cannot be written; then it is as it was, and nothing is left beside it
     * @throws IOException as the content throws; then the target is as it was as well
     */
    public static void write(Path target, Content content) throws IOException {
        Path file = target.toAbsolutePath();
        Optional<WriteFailure> place = WriteFailure.ofPlace(file);
        if (place.isPresent()) {
            throw new UnwritableFileException(target, place.get());
        }
        try {
            UnfinishedFile.removeAbandoned(file);
            try (UnfinishedFile unfinished = UnfinishedFile.beside(file)) {
                content.writeTo(unfinished.channel());
                unfinished.finish();
            }
        } catch (IOException e) {
            if (isExplained(e)) {
                throw e;
            }
            throw new UnwritableFileException(target, e);
        }
        forceFolder(file.getParent());
    }

    /**
     * Removes what killed programs left of files that they wrote into a folder.
     *
     * @param folder the one that is looked through, without those below it
     * @throws IOException if the folder cannot be listed, or one of them not be removed
     */
    public static void removeAbandoned(Path folder) throws IOException {
        UnfinishedFile.removeAbandonedIn(folder);
    }

    /** What a content says of the files that it reads is a sentence; what a system says never is. */
    private static boolean isExplained(IOException failure) {
        return failure.getMessage() != null && failure.getMessage().endsWith(".");
    }

    /** Makes the renaming last through a power failure, where the system lets a folder be opened (Windows does not). */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException | UnsupportedOperationException e) {
            // The file itself is on the disk; only its name may be lost if the power fails within seconds.
        }
    }
}
