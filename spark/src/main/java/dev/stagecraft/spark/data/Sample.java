/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * An image with its label as bytes, which every serializer of Spark takes: the label, the length of the name, the name, and the image.
 *
 * @param bytes all of that
 */
record Sample(byte[] bytes) {
    private static final int HEAD = 2 * Integer.BYTES;

    static Sample of(int label, String name, byte[] image) {
        byte[] letters = name.getBytes(StandardCharsets.UTF_8);
        return new Sample(ByteBuffer.allocate(HEAD + letters.length + image.length)
                .putInt(label)
                .putInt(letters.length)
                .put(letters)
                .put(image)
                .array());
    }

    int label() {
        return ByteBuffer.wrap(bytes).getInt();
    }

    String name() {
        return new String(bytes, HEAD, imageAt() - HEAD, StandardCharsets.UTF_8);
    }

    /** Where the image begins. */
    int imageAt() {
        return HEAD + ByteBuffer.wrap(bytes).getInt(Integer.BYTES);
    }

    /** A number that follows from the label and the image, and is another for others. */
    long key() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, Integer.BYTES);
            digest.update(bytes, imageAt(), bytes.length - imageAt());
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
