/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.weights;

import dev.stagecraft.weights.file.SafetensorsHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.tools.FileObject;

/** A file of weights, wherever it is. */
@FunctionalInterface
interface WeightsFile {
    SafetensorsHeader header() throws IOException;

    static WeightsFile at(Path file) {
        return () -> SafetensorsHeader.read(file);
    }

    /** What is in a jar is unpacked first, because a header is checked against the length of its file. */
    static WeightsFile in(FileObject resource) {
        if ("file".equals(resource.toUri().getScheme())) {
            return at(Path.of(resource.toUri()));
        }
        return () -> {
            Path unpacked = Files.createTempFile("stagecraft", ".safetensors");
            try (InputStream content = resource.openInputStream()) {
                Files.copy(content, unpacked, StandardCopyOption.REPLACE_EXISTING);
                return SafetensorsHeader.read(unpacked);
            } finally {
                Files.delete(unpacked);
            }
        };
    }
}
