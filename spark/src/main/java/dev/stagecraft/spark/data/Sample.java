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
 * An image with its label as bytes, which every serializer of Spark takes: the label, whether it is held out, the length of the name, the name, and the image.
 *
 * @param bytes all of that
 */
record Sample(byte[] bytes) {
    private static final int LENGTH_AT = Integer.BYTES + 1;
    private static final int HEAD = LENGTH_AT + Integer.BYTES;

    static Sample of(int label, boolean isHeldOut, String name, byte[] image) {
        byte[] letters = name.getBytes(StandardCharsets.UTF_8);
        return new Sample(ByteBuffer.allocate(HEAD + letters.length + image.length)
                .putInt(label)
                .put((byte) (isHeldOut ? 1 : 0))
                .putInt(letters.length)
                .put(letters)
                .put(image)
                .array());
    }

    int label() {
        return ByteBuffer.wrap(bytes).getInt();
    }

    boolean isHeldOut() {
        return bytes[Integer.BYTES] == 1;
    }

    String name() {
        return new String(bytes, HEAD, imageAt() - HEAD, StandardCharsets.UTF_8);
    }

    /** Where the image begins. */
    int imageAt() {
        return HEAD + ByteBuffer.wrap(bytes).getInt(LENGTH_AT);
    }

    /** A number that follows from the label and the image, and is another for others. The last bit says whether it is held out. */
    long key() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, Integer.BYTES);
            digest.update(bytes, imageAt(), bytes.length - imageAt());
            return ByteBuffer.wrap(digest.digest()).getLong() & ~1L | bytes[Integer.BYTES];
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Whether the sample of a key is held out. */
    static boolean isHeldOut(long key) {
        return (key & 1) == 1;
    }
}
