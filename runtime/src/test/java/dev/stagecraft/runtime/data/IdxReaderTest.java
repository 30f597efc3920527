/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxReaderTest {
    @TempDir
    Path folder;

    @Test
    void readsPixelsAndLabels() throws Exception {
        ImageDataset images = read(IdxFiles.images(3, 2, 5), IdxFiles.labels(0, 4, 255));
        assertEquals("3 images of 1x2x5 in 256 classes", images.toString());
        assertEquals(4, images.label(1));
        assertEquals(255, images.label(2));
        // The byte at image 2, row 1, column 3 is the 28th.
        assertEquals(7 * 28, images.pixel(2, 0, 1, 3));
    }

    @Test
    void readsGzipByItsContentWhateverItsName() throws Exception {
        byte[] images = IdxFiles.images(3, 2, 5);
        byte[] labels = IdxFiles.labels(0, 1, 2);
        assertEquals(
                read(images, labels).fingerprint(),
                read(IdxFiles.gzip(images), IdxFiles.gzip(labels)).fingerprint());
    }

    @Test
    void readsWithClassNames() throws Exception {
        ImageDataset images = IdxReader.load(
                write("images", IdxFiles.images(2, 1, 1)),
                write("labels", IdxFiles.labels(0, 1)),
                List.of("cat", "dog", "cow"));
        assertEquals(3, images.classes());
        assertEquals(List.of("cat", "dog", "cow"), images.classNames());
    }

    @Test
    void saysThatAFileIsCutOff() {
        byte[] images = IdxFiles.images(3, 2, 5);
        assertFault(
                "images is cut off: after its header it must have 30 bytes, but has 29; download it again.",
                Arrays.copyOf(images, images.length - 1));
        assertFault(
                "images is cut off: after its header it must have 30 bytes, but has 29; download it again.",
                IdxFiles.gzip(Arrays.copyOf(images, images.length - 1)));
        assertFault("images ends within its IDX header: download it again.", Arrays.copyOf(images, 10));
        assertFault("images ends within its IDX header: download it again.", Arrays.copyOf(images, 3));
        assertFault("images is empty: download it again.", new byte[0]);
    }

    @Test
    void saysThatAFileHasMoreThanItDeclares() {
        byte[] images = IdxFiles.images(3, 2, 5);
        assertFault(
                "images has 2 bytes after the 30 that its header declares: download it again.",
                Arrays.copyOf(images, images.length + 2));
    }

    @Test
    void believesNoHeaderThatDeclaresMoreThanIsThere() {
        int[] huge = {Integer.MAX_VALUE, 28, 28};
        assertFault(
                "images is cut off: after its header it must have 1683627179248 bytes, but has 30; download it again.",
                IdxFiles.idx(IdxFiles.IMAGES, huge, new byte[30]));
        int[] nearlyTwoGigabytes = {Integer.MAX_VALUE - 8, 1, 1};
        assertFault(
                "images is cut off: after its header it must have 2147483639 bytes, but has 30; download it again.",
                IdxFiles.gzip(IdxFiles.idx(IdxFiles.IMAGES, nearlyTwoGigabytes, new byte[30])));
        int[] overflowing = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        assertFault(
                "images declares more values in its header than any file can hold: download it again.",
                IdxFiles.idx(IdxFiles.IMAGES, overflowing, new byte[30]));
    }

    @Test
    void refusesSizesOfZeroAndBelow() {
        assertFault(
                "images declares 0 images in its header, where a number from 1 to 2147483647 must be: download it"
                        + " again.",
                IdxFiles.images(0, 2, 5));
        assertFault(
                "images declares 0 rows in its header, where a number from 1 to 2147483647 must be: download it again.",
                IdxFiles.images(3, 0, 5));
        assertFault(
                "images declares 4294967295 columns in its header, where a number from 1 to 2147483647 must be:"
                        + " download it again.",
                IdxFiles.idx(IdxFiles.IMAGES, new int[] {3, 2, -1}, new byte[30]));
    }

    @Test
    void tellsLabelsFromImages() {
        assertFault(
                "images holds labels (it begins with 0x00000801) where images (0x00000803) must be: exchange the two"
                        + " files.",
                IdxFiles.labels(0, 1, 2));
        String message = message(IdxFiles.images(3, 2, 5), IdxFiles.images(3, 2, 5));
        assertTrue(
                message.endsWith("labels holds images (it begins with 0x00000803) where labels (0x00000801) must be:"
                        + " exchange the two files."),
                message);
    }

    @Test
    void saysWhatElseAFileIs() {
        assertFault(
                "images holds floats (it begins with 0x00000D03), but only unsigned bytes (0x00000803) can be read:"
                        + " convert it.",
                IdxFiles.idx(0x00000D03, new int[] {1, 1, 1}, new byte[4]));
        assertFault(
                "images is no IDX file of images: it begins with 0x89504E47, where 0x00000803 must be.",
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        assertFault(
                "images is no IDX file of images: it begins with 0x00000804, where 0x00000803 must be.",
                IdxFiles.idx(0x00000804, new int[] {1, 1, 1, 1}, new byte[1]));
    }

    @Test
    void saysThatGzipCannotUnpackAFile() {
        byte[] whole = IdxFiles.gzip(IdxFiles.images(30, 20, 20));
        for (int length : new int[] {2, 9, 12, whole.length / 2, whole.length - 1}) {
            String message = message(Arrays.copyOf(whole, length), IdxFiles.labels(0));
            assertTrue(message.contains("images is cut off or damaged: gzip cannot unpack it ("), message);
        }
        byte[] flipped = whole.clone();
        flipped[whole.length - 6] ^= 1;
        String message = message(flipped, IdxFiles.labels(0));
        assertTrue(message.contains("images is cut off or damaged: gzip cannot unpack it ("), message);
    }

    @Test
    void refusesALabelWithoutAClass() throws Exception {
        Path labels = write("labels", IdxFiles.labels(0, 10));
        InvalidDataException e = assertThrows(
                InvalidDataException.class,
                () -> IdxReader.load(
                        write("images", IdxFiles.images(2, 2, 2)), labels, List.of("0", "1", "2", "3", "4")));
        assertEquals(
                labels + " gives image 1 the label 10, but there are 5 classes, 0 to 4: check the class names, or the"
                        + " file.",
                e.getMessage());
    }

    @Test
    void refusesImagesAndLabelsOfDifferentCounts() {
        String message = message(IdxFiles.images(3, 2, 5), IdxFiles.labels(0, 1));
        assertEquals(
                folder.resolve("images") + " has 3 images, but " + folder.resolve("labels")
                        + " has 2 labels: use two files that belong together.",
                message);
    }

    @Test
    void saysThatAFileIsMissing() {
        Path missing = folder.resolve("missing");
        InvalidDataException e = assertThrows(InvalidDataException.class, () -> IdxReader.load(missing, missing));
        assertEquals(missing + " does not exist: check the path, or download it.", e.getMessage());
    }

    private void assertFault(String expected, byte[] images) {
        String message = message(images, IdxFiles.labels(0, 1, 2));
        assertEquals(folder + "/" + expected, message.replace('\\', '/'));
    }

    private String message(byte[] images, byte[] labels) {
        return assertThrows(InvalidDataException.class, () -> read(images, labels))
                .getMessage();
    }

    private ImageDataset read(byte[] images, byte[] labels) throws IOException {
        return IdxReader.load(write("images", images), write("labels", labels));
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }
}
