/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A file of weights on the class path. */
final class WeightsResource {
    private WeightsResource() {}

    /** What is done with the file. */
    @FunctionalInterface
    interface Use<T> {
        T with(Path file) throws IOException;
    }

    /** Uses the resource, if there is one. What is in a jar cannot be mapped into memory, and is unpacked for the time of its use. */
    static <T> Optional<T> with(Class<?> near, String name, Use<T> use) throws IOException {
        URL resource = near.getResource("/" + name);
        if (resource == null) {
            return Optional.empty();
        }
        if (resource.getProtocol().equals("file")) {
            return Optional.of(use.with(file(resource)));
        }
        Path unpacked = Files.createTempFile("weights", ".safetensors");
        try (InputStream content = resource.openStream()) {
            Files.copy(content, unpacked, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(use.with(unpacked));
        } finally {
            Files.delete(unpacked);
        }
    }

    private static Path file(URL resource) throws IOException {
        try {
            return Path.of(resource.toURI());
        } catch (URISyntaxException e) {
            throw new IOException(resource + " is no file that can be read.", e);
        }
    }
}
