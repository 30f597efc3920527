/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files byte by byte, as no writer would make them. */
final class RawFile {
    private RawFile() {}

    /** A header, and as many bytes of values, which count up. */
    static byte[] of(String header, int values) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(Long.BYTES + json.length + values).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json);
        for (int value = 0; value < values; value++) {
            file.put((byte) value);
        }
        return file.array();
    }

    /** Writes a new file. If the old one were emptied and filled again, ext4 would wait for the disk, so that power cuts leave no empty files. */
    static Path write(Path folder, byte[] bytes) {
        Path file = folder.resolve("weights.safetensors");
        try {
            Files.deleteIfExists(file);
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
