/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistFolderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws IOException {
        write("train-images-idx3-ubyte.gz", IdxFiles.gzip(IdxFiles.images(4, 3, 2)));
        write("train-labels-idx1-ubyte", IdxFiles.labels(0, 1, 2, 1));
        write("t10k-images-idx3-ubyte", IdxFiles.images(2, 3, 2));
        write("t10k-labels-idx1-ubyte.gz", IdxFiles.gzip(IdxFiles.labels(1, 0)));
    }

    @Test
    void loadsPlainAndCompressedFiles() throws Exception {
        MnistFolder mnist = MnistFolder.load(folder);
        assertEquals("4 images of 1x3x2 in 3 classes", mnist.training().toString());
        assertEquals("2 images of 1x3x2 in 3 classes", mnist.test().toString());
        assertEquals(List.of("0", "1", "2"), mnist.test().classNames());
    }

    @Test
    void takesClassNamesFromTheCallerOrAFile() throws Exception {
        List<String> names = List.of("cat", "dog", "cow", "pig");
        assertEquals(names, MnistFolder.load(folder, names).test().classNames());
        Files.writeString(folder.resolve("labels.txt"), "cat\ndog\ncow\npig\n\n");
        assertEquals(names, MnistFolder.load(folder).training().classNames());
        assertEquals(4, MnistFolder.load(folder).test().classes());
    }

    @Test
    void saysWhichFileIsMissing() throws Exception {
        Files.delete(folder.resolve("t10k-images-idx3-ubyte"));
        assertFault(
                folder + " has no file t10k-images-idx3-ubyte or t10k-images-idx3-ubyte.gz: download it into this"
                        + " folder.",
                folder);
    }

    @Test
    void saysThatTheFolderIsMissingOrAFile() {
        Path missing = folder.resolve("missing");
        assertFault(missing + " does not exist: check the path, or download the data into it.", missing);
        Path file = folder.resolve("t10k-images-idx3-ubyte");
        assertFault(file + " is a file, where the folder with the data must be: name its folder.", file);
    }

    @Test
    void refusesTestImagesOfAnotherSize() throws Exception {
        write("t10k-images-idx3-ubyte", IdxFiles.images(2, 3, 3));
        assertFault(
                folder + " has training images of 1x3x2 and test images of 1x3x3: put files of one data set into it.",
                folder);
    }

    @Test
    void refusesATestLabelThatNoTrainingImageHas() throws Exception {
        Path labels = write("t10k-labels-idx1-ubyte.gz", IdxFiles.labels(3, 0));
        assertFault(
                labels + " gives image 0 the label 3, but there are 3 classes, 0 to 2: check the class names, or the"
                        + " file.",
                folder);
    }

    private static void assertFault(String expected, Path folder) {
        assertEquals(
                expected,
                assertThrows(InvalidDataException.class, () -> MnistFolder.load(folder))
                        .getMessage());
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }
}
