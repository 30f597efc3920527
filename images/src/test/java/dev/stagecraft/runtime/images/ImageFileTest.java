/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, it is an image or one sentence. */
class ImageFileTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** What the largest allowed image takes, once: a damaged file may say that it has as many pixels. */
    private static final long MOST_MEMORY = 8L * 178_956_970;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"wide.png", "wide.jpg", "wide.bmp", "palette.gif", "progressive.jpg"})
    void cutOff(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Samples.file(name));
        Path file = folder.resolve("cut");
        for (int length = 0; length < whole.length - 16; length += 1 + whole.length / 60) {
            ReplacedFile.write(file, Arrays.copyOf(whole, length));
            String message = assertThrows(InvalidImageException.class, () -> ImageFile.load(file), name + length)
                    .getMessage();
            assertTrue(message.startsWith(file + " is "), message);
            assertFalse(message.contains("\n"), message);
        }
    }

    /** The part that is asked for is there; what is missing lies below it. */
    @ParameterizedTest
    @ValueSource(strings = {"444.jpg", "422.jpg", "420.jpg"})
    void cutOffBelowThePart(String name) throws IOException {
        Path file = Samples.file("corpus/" + name);
        byte[] whole = Files.readAllBytes(file);
        ImagePart part = new ImagePart(0, 0, 8, 8);
        assertEquals(
                8, ImageFile.pixels(whole, file, 3, (height, width) -> part).height());
        byte[] cut = Arrays.copyOf(whole, whole.length * 4 / 5);
        assertEquals(
                file + " is cut off: copy or download it again.",
                assertThrows(InvalidImageException.class, () -> ImageFile.pixels(cut, file, 3, (height, width) -> part))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wide.png", "wide.jpg", "wide.bmp", "palette.gif", "progressive.jpg", "palette.png"})
    void mutated(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Samples.file(name));
        Path file = folder.resolve("mutated");
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] mutated = whole.clone();
            for (int j = 0; j <= i % 3; j++) {
                // Headers are where it matters.
                int position = random.nextInt(i % 2 == 0 ? Math.min(200, whole.length) : whole.length);
                mutated[position] = (byte) random.nextInt();
            }
            ReplacedFile.write(file, mutated);
            long before = AllocatedMemory.bytes();
            readOrRefuse(file);
            long taken = AllocatedMemory.bytes() - before;
            assertTrue(taken < MOST_MEMORY, () -> name + " takes " + taken + " bytes");
        }
    }

    private static void readOrRefuse(Path file) throws IOException {
        try {
            assertTrue(ImageFile.load(file).getWidth() > 0);
        } catch (InvalidImageException e) {
            assertTrue(e.getMessage().startsWith(file + " "), e.getMessage());
        }
    }

    /** A few bytes that say they are 40,000 x 40,000 pixels. */
    @Test
    void bomb() throws IOException {
        Path file = folder.resolve("bomb.png");
        Files.write(file, png(40_000, 40_000));
        assertFault(
                file,
                file
                        + " has 40000 x 40000 pixels, but an image must have at most 178,956,970, and no side of more than 65,535: make it smaller.");
        Files.write(file, png(1_000_000, 1));
        assertFault(
                file,
                file
                        + " has 1000000 x 1 pixels, but an image must have at most 178,956,970, and no side of more than 65,535: make it smaller.");
    }

    @Test
    void noImages() throws IOException {
        Path file = folder.resolve("file.jpg");
        Files.writeString(file, "hello");
        assertFault(file, file + " is no JPEG, PNG, BMP or GIF image: convert it to one.");
        Files.write(file, new byte[0]);
        assertFault(file, file + " is empty: copy or download it again.");
        assertFault(folder, folder + " is a folder, where an image must be: name one of its files.");
        Path missing = folder.resolve("missing.png");
        assertFault(missing, missing + " does not exist: check the path.");
    }

    /** Sound files of other formats are not called damaged, whatever their names. */
    @ParameterizedTest
    @CsvSource(delimiterString = " ## ", textBlock = """
            RIFF0000WEBPVP8 ## is a WebP image, which is not read: convert it to JPEG or PNG.
            II*. ## is a TIFF image, which is not read: convert it to JPEG or PNG.
            MM.* ## is a TIFF image, which is not read: convert it to JPEG or PNG.
            ....ftypavif ## is an AVIF image, which is not read: convert it to JPEG or PNG.
            ....ftypheic ## is a HEIC image, which is not read: convert it to JPEG or PNG.
            ....ftypmif1 ## is a HEIF image, which is not read: convert it to JPEG or PNG.
            8BPS ## is a Photoshop image, which is not read: convert it to JPEG or PNG.
            P6 12 7 255 ## is a PBM, PGM or PPM image, which is not read: convert it to JPEG or PNG.
            qoif ## is a QOI image, which is not read: convert it to JPEG or PNG.
            %PDF-1.7 ## is a PDF document, and no image: download the image itself.
            <!DOCTYPE html> ## is a web page, and no image: download the image itself.
            version https://git-lfs.github.com/spec/v1 ## is a pointer of Git LFS, and no image: download the image itself.
            RIFF0000WAVE ## is no JPEG, PNG, BMP or GIF image: convert it to one.
            """)
    void otherFormats(String beginning, String sentence) throws IOException {
        Path file = folder.resolve("image.jpg");
        Files.writeString(file, beginning.replace("....", "\0\0\0\34").replace('.', '\0'), StandardCharsets.ISO_8859_1);
        assertFault(file, file + " " + sentence);
    }

    @Test
    void linkToNothing() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.png"), folder.resolve("missing"));
        assertFault(link, link + " is a link to what does not exist: mend or remove it.");
    }

    @Test
    void contentTellsTheFormat() throws IOException {
        Path file = folder.resolve("image.txt");
        Files.copy(Samples.file("wide.png"), file);
        assertEquals(71, ImageFile.load(file).getWidth());
    }

    @Test
    void names() {
        assertTrue(ImageFile.isNamedAsImage(Path.of("a/cat.JPEG")));
        assertTrue(ImageFile.isNamedAsImage(Path.of("cat.png")));
        assertTrue(ImageFile.isNamedAsImage(Path.of("cat.WebP")));
        assertFalse(ImageFile.isNamedAsImage(Path.of("cat.txt")));
        assertFalse(ImageFile.isNamedAsImage(Path.of("/")));
    }

    private static void assertFault(Path file, String message) {
        assertEquals(
                message,
                assertThrows(InvalidImageException.class, () -> ImageFile.load(file))
                        .getMessage());
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(PNG);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(header);
        data.writeBytes("IHDR");
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[] {8, 2, 0, 0, 0});
        CRC32 checksum = new CRC32();
        checksum.update(header.toByteArray());
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(13);
        header.writeTo(out);
        out.writeInt((int) checksum.getValue());
        return bytes.toByteArray();
    }
}
