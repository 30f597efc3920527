/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only names are looked at, so that the files need no content. */
class OpenedFolderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws IOException {
        write("cat/b.jpg");
        write("cat/a.png");
        write("cat/deep/er.gif");
        write("cat/deep-er.jpg");
        write("dog/ä.JPEG");
        write("owl/1.bmp");
        write("owl/2.bmp");
        write("owl/.hidden.bmp");
    }

    private void write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }

    @Test
    void imagesAreInTheOrderOfClassesAndNames() throws IOException {
        ImageSource images = ImageFolder.open(folder);
        assertEquals(List.of("cat", "dog", "owl"), images.classNames());
        assertEquals(
                List.of(
                        "cat/a.png",
                        "cat/b.jpg",
                        "cat/deep-er.jpg",
                        "cat/deep/er.gif",
                        "dog/ä.JPEG",
                        "owl/1.bmp",
                        "owl/2.bmp"),
                IntStream.range(0, images.size())
                        .mapToObj(index ->
                                folder.relativize(Path.of(images.name(index))).toString())
                        .toList());
        assertEquals(
                List.of(0, 0, 0, 0, 1, 2, 2),
                IntStream.range(0, images.size()).map(images::label).boxed().toList());
        StoredImage.Encoded last = (StoredImage.Encoded) images.read(3);
        assertEquals("cat/deep/er.gif", new String(last.bytes()));
    }

    @Test
    void linksToFilesAndFoldersAreFollowed() throws IOException {
        Path linked = Files.createDirectory(folder.resolve("linked"));
        Files.createSymbolicLink(linked.resolve("all"), folder.resolve("cat"));
        Files.createSymbolicLink(linked.resolve("one.bmp"), folder.resolve("owl/1.bmp"));
        ImageSource images = ImageFolder.open(folder);
        assertEquals(12, images.size());
    }

    @Test
    void classesMayBeLinksAndEmptyInATest() throws IOException {
        Path test = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-test"));
        Files.createDirectory(test.resolve("cat"));
        Files.createSymbolicLink(test.resolve("dog"), folder.resolve("dog"));
        Files.createDirectory(test.resolve("owl"));
        ImageSource images =
                ImageFolder.open(test, SourceOptions.defaults().withClassNames(List.of("owl", "cat", "dog")));
        assertEquals(1, images.size());
        assertEquals(2, images.label(0));
    }

    @Test
    void filesOfOtherFormatsAreCountedAndNamed() throws IOException {
        write("cat/x.webp");
        write("cat/y.webp");
        write("dog/z.tif");
        Files.createSymbolicLink(folder.resolve("owl/gone.jpg"), folder.resolve("nowhere"));
        IOException fault = assertThrows(InvalidDataException.class, () -> ImageFolder.open(folder));
        assertTrue(
                fault.getMessage()
                        .contains(" has 4 files that are not read (1 .tif, 2 .webp, 1 link to what is missing: "
                                + "cat/x.webp, cat/y.webp, dog/z.tif, owl/gone.jpg)"),
                fault.getMessage());
        ImageSource images = ImageFolder.open(folder, SourceOptions.defaults().withBroken(BrokenImages.SKIP));
        assertEquals(7, images.size());
        assertTrue(
                images.warnings().get(0).endsWith(", left out."),
                images.warnings().toString());
    }

    /** In the order of their names, whatever that of the folder is. */
    @Test
    void theFirstOfManyUnreadFilesAreNamed() throws IOException {
        for (int file = 99; file >= 0; file--) {
            write(String.format("cat/%02d.webp", file * 37 % 100));
        }
        ImageSource images = ImageFolder.open(folder, SourceOptions.defaults().withBroken(BrokenImages.SKIP));
        assertTrue(
                images.warnings()
                        .get(0)
                        .endsWith(" has 100 files that are not read (100 .webp: cat/00.webp, cat/01.webp, cat/02.webp,"
                                + " cat/03.webp, cat/04.webp, \u2026), left out."),
                images.warnings().toString());
    }

    @Test
    void aLinkToWhatIsMissingIsNotConverted() throws IOException {
        Files.createSymbolicLink(folder.resolve("owl/gone.jpg"), folder.resolve("nowhere"));
        IOException fault = assertThrows(InvalidDataException.class, () -> ImageFolder.open(folder));
        assertTrue(
                fault.getMessage()
                        .endsWith(" has 1 file that is not read (1 link to what is missing: owl/gone.jpg): mend, remove"
                                + " or skip them."),
                fault.getMessage());
    }

    @Test
    void numbersThatSortOtherwiseAreSaid() throws IOException {
        assertEquals(List.of(), ImageFolder.open(folder).warnings());
        Path numbered = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-numbered"));
        for (String name : List.of("1", "2", "10")) {
            Files.createDirectory(numbered.resolve(name));
            Files.writeString(numbered.resolve(name).resolve("a.jpg"), name);
        }
        ImageSource images = ImageFolder.open(numbered);
        assertEquals(List.of("1", "10", "2"), images.classNames());
        assertTrue(
                images.warnings().get(0).contains("1, 10, 2"), images.warnings().toString());
    }

    @Test
    void aTestFolderMustHaveTheSameClasses() {
        IOException lacks = assertThrows(
                InvalidDataException.class,
                () -> ImageFolder.open(
                        folder, SourceOptions.defaults().withClassNames(List.of("ant", "cat", "dog", "owl"))));
        assertTrue(lacks.getMessage().contains("has no folder for the class \"ant\""), lacks.getMessage());
        IOException adds = assertThrows(
                InvalidDataException.class,
                () -> ImageFolder.open(folder, SourceOptions.defaults().withClassNames(List.of("cat", "dog"))));
        assertTrue(adds.getMessage().contains("owl is none of the 2 classes"), adds.getMessage());
    }

    @Test
    void namesLabelsAndLengthsMakeTheFingerprint() throws IOException {
        String before = ImageFolder.open(folder).fingerprint();
        assertEquals(before, ImageFolder.open(folder).fingerprint());
        Files.writeString(folder.resolve("owl/1.bmp"), "longer than it was");
        String changed = ImageFolder.open(folder).fingerprint();
        assertNotEquals(before, changed);
        Files.move(folder.resolve("owl/1.bmp"), folder.resolve("dog/1.bmp"));
        assertNotEquals(changed, ImageFolder.open(folder).fingerprint());
    }
}
