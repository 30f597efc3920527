/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When another decoder is asked, and what becomes of what it does not decode. */
class JpegDecoderTest {
    private static final Path COMMON = Samples.file("corpus/420.jpg");
    private static final ImagePart PART = new ImagePart(1, 2, 3, 4);

    private final List<ImagePart> asked = new ArrayList<>();
    private final List<ImagePart> chosen = new ArrayList<>();

    private Optional<Pixels> nothing(byte[] bytes, int height, int width, ImagePart part) {
        asked.add(part);
        return Optional.empty();
    }

    private Pixels read(byte[] bytes, int channels, JpegDecoder decoder) throws IOException {
        return ImageFile.pixels(
                bytes,
                Path.of("name"),
                channels,
                (height, width) -> {
                    chosen.add(PART);
                    return PART;
                },
                decoder);
    }

    @Test
    void itsPixelsAreTaken() throws IOException {
        Pixels mine = new Pixels(3, 3, 4, new byte[36]);
        assertEquals(mine, read(Files.readAllBytes(COMMON), 3, (bytes, height, width, part) -> Optional.of(mine)));
    }

    @Test
    void itIsToldTheSizeOfTheImage() throws IOException {
        Pixels whole = ImageFile.pixels(Files.readAllBytes(COMMON), COMMON, 3);
        read(Files.readAllBytes(COMMON), 3, (bytes, height, width, part) -> {
            assertEquals(whole.height() + " x " + whole.width() + " " + PART, height + " x " + width + " " + part);
            return Optional.empty();
        });
    }

    /** A random part must not be drawn again. */
    @Test
    void javaDecodesTheSamePartWhereItDoesNot() throws IOException {
        byte[] bytes = Files.readAllBytes(COMMON);
        assertArrayEquals(
                ImageFile.pixels(bytes, COMMON, 3).crop(PART).values(),
                read(bytes, 3, this::nothing).values());
        assertEquals(List.of(PART), asked);
        assertEquals(List.of(PART), chosen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cmyk.jpg", "grey.jpg", "small.png", "palette.gif", "wide.bmp"})
    void othersAreJavas(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(Samples.file(name));
        assertArrayEquals(
                ImageFile.pixels(bytes, Path.of(name), 3).crop(PART).values(),
                read(bytes, 3, this::nothing).values());
        assertEquals(List.of(), asked);
    }

    @Test
    void greyPixelsAreJavas() throws IOException {
        assertEquals(1, read(Files.readAllBytes(COMMON), 1, this::nothing).channels());
        assertEquals(List.of(), asked);
    }

    @Test
    void whatIsCutOffIsJavas() throws IOException {
        byte[] bytes = Files.readAllBytes(COMMON);
        assertEquals(
                "name is cut off: copy or download it again.",
                assertThrows(
                                InvalidImageException.class,
                                () -> ImageFile.pixels(
                                        Arrays.copyOf(bytes, bytes.length - 20),
                                        Path.of("name"),
                                        3,
                                        (height, width) -> new ImagePart(0, 0, height, width),
                                        this::nothing))
                        .getMessage());
        assertEquals(List.of(), asked);
    }

    @Test
    void partOutsideTheImage() throws IOException {
        byte[] bytes = Files.readAllBytes(COMMON);
        assertThrows(
                IllegalArgumentException.class,
                () -> ImageFile.pixels(
                        bytes, COMMON, 3, (height, width) -> new ImagePart(0, 0, height + 1, width), this::nothing));
        assertEquals(List.of(), asked);
    }
}
