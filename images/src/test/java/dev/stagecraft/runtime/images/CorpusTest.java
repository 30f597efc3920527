/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of file gives Pillow's pixels to the byte, whatever this Java is built with, or is refused by name. {@code
 * tools/image_corpus.py} wrote the files.
 */
class CorpusTest {
    private static final Path CORPUS = Samples.file("corpus");

    static Stream<String> expected() throws IOException {
        return Files.readAllLines(CORPUS.resolve("expected.tsv")).stream();
    }

    @ParameterizedTest
    @MethodSource("expected")
    void equalToPillow(String line) throws IOException {
        String[] fields = line.split("\t");
        BufferedImage image = ImageFile.load(CORPUS.resolve(fields[0]));
        assertEquals(fields[1] + " x " + fields[2], image.getWidth() + " x " + image.getHeight());
        assertEquals(fields[3], digest(image, 3), "as RGB");
        assertEquals(fields[4], digest(image, 1), "as grey");
        byte[] bytes = Files.readAllBytes(CORPUS.resolve(fields[0]));
        for (int channels : new int[] {1, 3}) {
            Pixels expected = Pixels.of(image, channels);
            Pixels actual = ImageFile.pixels(bytes, Path.of(fields[0]), channels);
            assertEquals(expected.height(), actual.height());
            assertArrayEquals(expected.values(), actual.values());
            ImagePart part = new ImagePart(
                    expected.height() / 3,
                    expected.width() / 4,
                    (expected.height() + 2) / 3,
                    (expected.width() + 1) / 2);
            assertArrayEquals(
                    expected.crop(part).values(),
                    ImageFile.pixels(bytes, Path.of(fields[0]), channels, (height, width) -> part)
                            .values());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " ## ", textBlock = """
            arithmetic ## is a JPEG with arithmetic coding, which is not read: convert it to a usual JPEG, or to PNG.
            arithmetic-progressive ## is a JPEG with arithmetic coding, which is not read: convert it to a usual JPEG, or to PNG.
            lossless ## is a JPEG with lossless coding, which is not read: convert it to a usual JPEG, or to PNG.
            hierarchical ## is a JPEG with hierarchical coding, which is not read: convert it to a usual JPEG, or to PNG.
            12-bits ## is a JPEG of 12 bits, which is not read: convert it to one of 8, or to PNG.
            two-components ## is a JPEG of 2 channels, but it must have 1 (grey), 3 (colour) or 4 (for printing): convert it to RGB.
            fraction ## is a JPEG with a channel of 2 x 1 samples for 3 x 1 pixels, which no decoder spreads evenly: convert it to PNG with the program that wrote it.
            missing-scans ## is a progressive JPEG without its last scans, which decoders make up in different ways: copy or download it again, or convert it to PNG.
            """)
    void refused(String name, String sentence) {
        Path file = CORPUS.resolve("refused-" + name + ".jpg");
        assertEquals(
                file + " " + sentence,
                assertThrows(InvalidImageException.class, () -> ImageFile.load(file))
                        .getMessage());
    }

    /** A file that no test reads would be one that nothing is known of. */
    @Test
    void allFilesAreRead() throws IOException {
        Map<Boolean, Long> counts = new TreeMap<>();
        try (Stream<Path> files = Files.list(CORPUS)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("expected.tsv"))
                    .forEach(name -> counts.merge(name.startsWith("refused-"), 1L, Long::sum));
        }
        assertEquals(Map.of(false, expected().count(), true, 8L), counts);
    }

    /** Of the bytes of each pixel one after the other. */
    private static String digest(BufferedImage image, int channels) {
        int area = image.getWidth() * image.getHeight();
        byte[] planes = Preprocessing.of(channels, image.getHeight(), image.getWidth())
                .withoutCrop()
                .pixels(image);
        byte[] pixels = new byte[planes.length];
        for (int i = 0; i < planes.length; i++) {
            pixels[i % area * channels + i / area] = planes[i];
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pixels));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
