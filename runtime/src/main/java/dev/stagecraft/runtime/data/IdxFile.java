/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One IDX file, plain or compressed by gzip.
 *
 * @param dimensions {@code [N, rows, columns]} of images, {@code [N]} of labels
 * @param values the unsigned bytes, the last dimension fastest
 */
record IdxFile(int[] dimensions, byte[] values) {
    /** The largest array that every Java virtual machine can hold. */
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    static IdxFile read(Path file, IdxHeader.Kind kind) throws IOException {
        try (InputStream stream = open(file)) {
            IdxHeader header = IdxHeader.read(stream, file, kind);
            return new IdxFile(header.dimensions(), values(stream, file, header));
        } catch (NoSuchFileException e) {
            throw new InvalidDataException(file, "does not exist: check the path, or download it.", e);
        } catch (EOFException | ZipException e) {
            throw new InvalidDataException(
                    file,
                    "is cut off or damaged: gzip cannot unpack it (" + e.getMessage() + "); download it again.",
                    e);
        }
    }

    /** The header of a file of images that can be read at any place. */
    static IdxHeader openable(Path file) throws IOException {
        try (InputStream stream = open(file)) {
            if (stream instanceof GZIPInputStream) {
                throw new InvalidDataException(
                        file,
                        "is compressed, so that no image in it can be read alone: unpack it with gunzip, or read it into"
                                + " memory.");
            }
            IdxHeader header = IdxHeader.read(stream, file, IdxHeader.Kind.IMAGES);
            long expected = IdxHeader.IMAGES_BEGIN + expected(file, header);
            if (Files.size(file) != expected) {
                throw new InvalidDataException(
                        file,
                        "has " + Files.size(file) + " bytes, but " + expected
                                + " follow from its header: download it again.");
            }
            return header;
        } catch (NoSuchFileException e) {
            throw new InvalidDataException(file, "does not exist: check the path, or download it.", e);
        }
    }

    int count() {
        return dimensions[0];
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream stream = new BufferedInputStream(Files.newInputStream(file));
        try {
            stream.mark(2);
            int first = stream.read();
            int second = stream.read();
            if (first < 0) {
                throw new InvalidDataException(file, "is empty: download it again.");
            }
            stream.reset();
            boolean compressed = first == 0x1F && second == 0x8B;
            return compressed ? new GZIPInputStream(stream, 1 << 16) : stream;
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    private static byte[] values(InputStream stream, Path file, IdxHeader header) throws IOException {
        long expected = expected(file, header);
        // readNBytes grows with what it reads, so a header that lies costs no memory.
        byte[] values = expected <= LARGEST_ARRAY ? stream.readNBytes((int) expected) : new byte[0];
        long present = values.length;
        if (present < expected) {
            present += stream.transferTo(OutputStream.nullOutputStream());
        }
        if (present < expected) {
            throw new InvalidDataException(
                    file,
                    "is cut off: after its header it must have " + expected + " bytes, but has " + present
                            + "; download it again.");
        }
        if (expected > LARGEST_ARRAY) {
            throw new InvalidDataException(
                    file,
                    "has " + expected + " bytes of pixels, but a data set can hold " + LARGEST_ARRAY + ": split it.");
        }
        long trailing = stream.transferTo(OutputStream.nullOutputStream());
        if (trailing > 0) {
            throw new InvalidDataException(
                    file,
                    "has " + trailing + " bytes after the " + expected
                            + " that its header declares: download it again.");
        }
        return values;
    }

    private static long expected(Path file, IdxHeader header) throws InvalidDataException {
        try {
            return header.size();
        } catch (ArithmeticException e) {
            throw new InvalidDataException(
                    file, "declares more values in its header than any file can hold: download it again.", e);
        }
    }
}
