/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.training.ModelNotes;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The file of a model in memory.
 *
 * @param bytes all of them
 * @param key another for each model
 */
record ModelBytes(byte[] bytes, String key) implements Serializable {
    private static final long serialVersionUID = 1L;

    static ModelBytes of(byte[] bytes) {
        try {
            return new ModelBytes(
                    bytes,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static byte[] read(Path file, Configuration configuration) throws IOException {
        try (InputStream in = file.getFileSystem(configuration).open(file)) {
            return in.readAllBytes();
        }
    }

    /** How an image becomes the network's input. */
    Preprocessing preprocessing() {
        try {
            java.nio.file.Path file = Files.createTempFile("stagecraft-model", ".zip");
            try {
                Files.write(file, bytes);
                return ModelNotes.load(file)
                        .preprocessing()
                        .orElseThrow(
                                () -> new IllegalArgumentException(
                                        "The model does not say how an image becomes its input: save it with its preprocessing."));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
