/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a native library is.
 *
 * @param folder the folder into which it is unpacked, or that the user named
 * @param property the JVM's system property that names another
 * @param isUnpacked whether it is unpacked there from a jar, and not put there by the user
 */
public record LibraryPlace(Path folder, String property, boolean isUnpacked) {
    private static final long ROOM = 64L << 20;

    /** How to name another folder. */
    String option() {
        return "-D" + property + "=DIR";
    }

    /** What keeps files from being written there; empty if nothing does, or nothing needs to be written. */
    Optional<NativeLibraryFailure> obstacle() {
        String elsewhere = "name another folder with " + option();
        if (!isUnpacked) {
            return Optional.empty();
        }
        if (!Files.exists(folder)) {
            return obstacle("the folder " + folder + ", into which it is unpacked, does not exist", "create it");
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of(new NativeLibraryFailure(
                    folder + " is a file, where the folder must be into which it is unpacked", elsewhere));
        }
        if (!Files.isWritable(folder)) {
            return obstacle(
                    "nothing may be written into the folder " + folder + ", into which it is unpacked",
                    "change its permissions");
        }
        long free = free();
        return free < ROOM
                ? obstacle(
                        String.format(
                                Locale.ROOT,
                                "only %,d bytes are free in the folder %s, into which it is unpacked",
                                free,
                                folder),
                        "make room")
                : Optional.empty();
    }

    private Optional<NativeLibraryFailure> obstacle(String reason, String remedy) {
        return Optional.of(new NativeLibraryFailure(reason, remedy + ", or name another with " + option()));
    }

    /** Enough, where nobody knows. */
    private long free() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return ROOM;
        }
    }
}
