/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is written over and over. */
public final class ReplacedFile {
    private ReplacedFile() {}

    /** Writes it anew. If it were emptied and filled again, ext4 would wait for the disk, so that power cuts leave no empty files. */
    public static Path write(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        return Files.write(file, bytes);
    }
}
