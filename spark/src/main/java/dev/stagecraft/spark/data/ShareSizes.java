/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.data;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What all tasks know of the images of a training.
 *
 * @param most how many the task has that has the most; 0 if there are none
 * @param fingerprint a short text that differs for other images
 */
public record ShareSizes(int most, String fingerprint) implements Serializable {
    private static final long serialVersionUID = 1L;

    static final ShareSizes NONE = new ShareSizes(0, "none");

    /** @throws IllegalArgumentException if a task would have none */
    static ShareSizes of(String title, long[] keys, KeyRanges ranges) {
        int count = ranges.numPartitions();
        if (keys.length < count) {
            throw new IllegalArgumentException("There are " + keys.length + " " + title + " for " + count
                    + " tasks: give at least one for each, or set workers to less.");
        }
        int[] sizes = ranges.sizes(keys);
        if (Arrays.stream(sizes).anyMatch(size -> size == 0)) {
            throw new IllegalArgumentException(
                    "There are " + keys.length + " " + title + " for " + count
                            + " tasks, and so many are the same that a task would have none: leave out copies, or set workers to less.");
        }
        return new ShareSizes(Arrays.stream(sizes).max().orElseThrow(), fingerprint(keys));
    }

    private static String fingerprint(long[] keys) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * keys.length);
            bytes.asLongBuffer().put(keys);
            digest.update(bytes);
            return String.format(
                    Locale.ROOT,
                    "%d images, SHA-256 %s",
                    keys.length,
                    HexFormat.of().formatHex(digest.digest(), 0, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
