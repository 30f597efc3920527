/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The beginning of an IDX file: two zero bytes, the type of its values, the number of its dimensions, and the dimensions
 * as big-endian integers of 32 bits.
 *
 * @param dimensions {@code [N, rows, columns]} of images, {@code [N]} of labels; each is 1 or more
 */
record IdxHeader(int[] dimensions) {
    /** Where the first of the images begins, behind the type and three dimensions. */
    static final int IMAGES_BEGIN = 4 * Integer.BYTES;

    private static final int UNSIGNED_BYTES = 0x08;
    private static final Map<Integer, String> OTHER_TYPES =
            Map.of(0x09, "signed bytes", 0x0B, "shorts", 0x0C, "integers", 0x0D, "floats", 0x0E, "doubles");

    /** What a file is read for. */
    enum Kind {
        IMAGES("images", 3),
        LABELS("labels", 1);

        private final String plural;
        private final int dimensions;

        Kind(String plural, int dimensions) {
            this.plural = plural;
            this.dimensions = dimensions;
        }

        private Kind other() {
            return this == IMAGES ? LABELS : IMAGES;
        }

        private int magic() {
            return UNSIGNED_BYTES << 8 | dimensions;
        }
    }

    /** Reads the header of a file that must hold {@code kind}. */
    static IdxHeader read(InputStream stream, Path file, Kind kind) throws IOException {
        requireMagic(readInteger(stream, file), file, kind);
        int[] dimensions = new int[kind.dimensions];
        for (int axis = 0; axis < dimensions.length; axis++) {
            dimensions[axis] = readInteger(stream, file);
            if (dimensions[axis] < 1) {
                throw new InvalidDataException(
                        file,
                        "declares " + Integer.toUnsignedString(dimensions[axis]) + " "
                                + (axis == 0 ? kind.plural : axis == 1 ? "rows" : "columns")
                                + " in its header, where a number from 1 to 2147483647 must be: download it again.");
            }
        }
        return new IdxHeader(dimensions);
    }

    /** The number of bytes that follow the header. */
    long size() throws ArithmeticException {
        return IntStream.of(dimensions).asLongStream().reduce(1, Math::multiplyExact);
    }

    private static void requireMagic(int magic, Path file, Kind kind) throws IOException {
        if (magic == kind.magic()) {
            return;
        }
        int type = magic >>> 8;
        if (magic == kind.other().magic()) {
            throw new InvalidDataException(
                    file,
                    "holds " + kind.other().plural + " (it begins with " + hex(magic) + ") where " + kind.plural + " ("
                            + hex(kind.magic()) + ") must be: exchange the two files.");
        }
        if (OTHER_TYPES.containsKey(type)) {
            throw new InvalidDataException(
                    file,
                    "holds " + OTHER_TYPES.get(type) + " (it begins with " + hex(magic) + "), but only unsigned bytes ("
                            + hex(kind.magic()) + ") can be read: convert it.");
        }
        throw new InvalidDataException(
                file,
                "is no IDX file of " + kind.plural + ": it begins with " + hex(magic) + ", where " + hex(kind.magic())
                        + " must be.");
    }

    private static int readInteger(InputStream stream, Path file) throws IOException {
        byte[] bytes = stream.readNBytes(Integer.BYTES);
        if (bytes.length < Integer.BYTES) {
            throw new InvalidDataException(file, "ends within its IDX header: download it again.");
        }
        return ByteBuffer.wrap(bytes).getInt();
    }

    private static String hex(int magic) {
        return String.format(Locale.ROOT, "0x%08X", magic);
    }
}
