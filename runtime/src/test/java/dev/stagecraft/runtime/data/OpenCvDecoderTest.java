/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.images.ImageFile;
import dev.stagecraft.runtime.images.ImagePart;
import dev.stagecraft.runtime.images.JpegDecoder;
import dev.stagecraft.runtime.images.Pixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenCV's decoder gives the pixels that Java gives, which {@code CorpusTest} of images holds to Pillow's. */
class OpenCvDecoderTest {
    private static final Path CORPUS =
            Path.of("..", "images", "src", "test", "resources", "dev", "stagecraft", "runtime", "images", "corpus");

    private final JpegDecoder decoder = OpenCvDecoder.find().orElseThrow();
    private final AtomicInteger decoded = new AtomicInteger();

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files
                    .filter(file -> file.toString().endsWith(".jpg"))
                    .filter(file -> !file.getFileName().toString().startsWith("refused-"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private Optional<Pixels> counted(byte[] bytes, int height, int width, ImagePart part) {
        Optional<Pixels> pixels = decoder.decode(bytes, height, width, part);
        pixels.ifPresent(some -> decoded.incrementAndGet());
        return pixels;
    }

    @ParameterizedTest
    @MethodSource("files")
    void samePixels(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Pixels whole = ImageFile.pixels(bytes, file, 3);
        ImagePart part =
                new ImagePart(whole.height() / 3, whole.width() / 4, (whole.height() + 2) / 3, (whole.width() + 1) / 2);
        for (ImagePart chosen : new ImagePart[] {part, new ImagePart(0, 0, whole.height(), whole.width())}) {
            Pixels actual = ImageFile.pixels(bytes, file, 3, (height, width) -> chosen, this::counted);
            Pixels expected = whole.crop(chosen);
            assertEquals(expected.height() + " x " + expected.width(), actual.height() + " x " + actual.width());
            assertArrayEquals(expected.values(), actual.values());
        }
    }

    /** Nothing would be tested if Java decoded all. */
    @Test
    void mostAreDecoded() throws IOException {
        int count = 0;
        for (Path file : files().toList()) {
            samePixels(file);
            count++;
        }
        assertTrue(decoded.get() > count, decoded + " of " + 2 * count);
    }

    @Test
    void whatIsNoJpegIsNotDecoded() {
        byte[] bytes = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
        assertEquals(Optional.empty(), decoder.decode(bytes, 1, 1, new ImagePart(0, 0, 1, 1)));
    }
}
