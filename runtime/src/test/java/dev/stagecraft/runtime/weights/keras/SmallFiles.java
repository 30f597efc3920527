/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights.keras;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a network of three layers. */
final class SmallFiles {
    private SmallFiles() {}

    static Path path(String name) {
        try {
            return Path.of(SmallFiles.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(path(name));
    }

    /** Replaces a text wherever it is by one that is as long. */
    static void replace(byte[] bytes, String text, String other) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1).replace(text, other);
        System.arraycopy(all.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, 0, bytes.length);
    }

    /** Where a text is first. */
    static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
