/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** JPEGs that nearly all are like: those that a {@link JpegDecoder} is asked for. */
final class CommonJpeg {
    private CommonJpeg() {}

    /** The header of such a file, if it is one, and whole. */
    static Optional<JpegHeader> header(byte[] bytes) throws IOException {
        if (!beginsAndEnds(bytes)) {
            return Optional.empty();
        }
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            return JpegHeader.read(stream)
                    .filter(header -> header.components().size() == 3
                            && header.height() > 0
                            && header.width() > 0
                            && JpegColors.of(header) == JpegColors.YCBCR
                            && JpegKind.refusal(header).isEmpty());
        }
    }

    private static boolean beginsAndEnds(byte[] bytes) {
        return bytes.length > 4 && isMarker(bytes, 0, 0xD8) && (bytes[2] & 0xFF) == 0xFF && ends(bytes);
    }

    /** Whether the end of an image is at that of its file. One without it may be cut off, which decoders take in different ways. */
    static boolean ends(byte[] bytes) {
        return bytes.length > 1 && isMarker(bytes, bytes.length - 2, 0xD9);
    }

    private static boolean isMarker(byte[] bytes, int at, int marker) {
        return (bytes[at] & 0xFF) == 0xFF && (bytes[at + 1] & 0xFF) == marker;
    }
}
