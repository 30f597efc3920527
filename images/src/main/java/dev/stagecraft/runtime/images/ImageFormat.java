/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The formats that are read, by the decoders of Java itself: others on the class path may give other pixels. */
enum ImageFormat {
    JPEG("\u00FF\u00D8\u00FF"),
    PNG("\u0089PNG\r\n"),
    BMP("BM????\0\0\0\0??\0\0?\0\0\0"),
    GIF("GIF8");

    private final String beginning;

    ImageFormat(String beginning) {
        this.beginning = beginning;
    }

    /** Whether a file begins as one of these. */
    static boolean isImage(Beginning beginning) {
        return Stream.of(values()).anyMatch(format -> beginning.matches(format.beginning));
    }

    /** The decoder of what a stream begins with. */
    static Optional<ImageReader> reader(ImageInputStream stream) {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getModule() == ImageIO.class.getModule()
                    && find(reader).isPresent()) {
                return Optional.of(reader);
            }
            reader.dispose();
        }
        return Optional.empty();
    }

    /** That of one of these decoders. */
    static ImageFormat of(ImageReader reader) {
        return find(reader).orElseThrow(() -> new IllegalArgumentException(reader + " is no decoder of these."));
    }

    private static Optional<ImageFormat> find(ImageReader reader) {
        return Stream.of(reader.getOriginatingProvider().getFormatNames())
                .map(name -> name.toUpperCase(Locale.ROOT))
                .flatMap(name ->
                        Stream.of(values()).filter(format -> format.name().equals(name)))
                .findFirst();
    }
}
