/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** An image file that was there when its source was opened. */
final class StoredFile {
    private StoredFile() {}

    static StoredImage read(Path file) throws IOException {
        try {
            return new StoredImage.Encoded(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new InvalidDataException(
                    file, "is gone since its data set was opened: put it back, or start again.", e);
        }
    }
}
