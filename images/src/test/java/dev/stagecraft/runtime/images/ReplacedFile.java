/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is written over and over. */
final class ReplacedFile {
    private ReplacedFile() {}

    /** Writes it anew. If it were emptied and filled again, ext4 would wait for the disk, so that power cuts leave no empty files. */
    static Path write(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        return Files.write(file, bytes);
    }
}
