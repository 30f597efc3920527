/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests, archives, IDX and parts of sources. */
class OtherSourcesTest {
    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String text(ImageSource images, int index) throws IOException {
        return new String(((StoredImage.Encoded) images.read(index)).bytes(), StandardCharsets.UTF_8);
    }

    private static List<Integer> labels(ImageSource images) {
        return IntStream.range(0, images.size()).map(images::label).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/1.jpg,dog\na/2.jpg,cat\n\"b,c/3.jpg\",dog\n",
                "file,label\r\na/1.jpg,dog\r\na/2.jpg,cat\r\n\r\n\"b,c/3.jpg\",\"dog\"",
                "\uFEFFlabel,width,file_name\ndog,3,a/1.jpg\ncat,4,a/2.jpg\ndog,5,\"b,c/3.jpg\"\n",
                "{\"file\": \"a/1.jpg\", \"label\": \"dog\"}\n{\"label\": \"cat\", \"boxes\": [{\"label\": 1}], \"file_name\": \"a/2.jpg\"}\n"
                        + "{\"file\": \"b,c/3.jpg\", \"label\": \"dog\"}"
            })
    void manifestsNameFilesAndClasses(String manifest) throws IOException {
        for (String name : List.of("a/1.jpg", "a/2.jpg", "b,c/3.jpg")) {
            write(name, name);
        }
        ImageSource images = Manifest.open(write("list.txt", manifest));
        assertEquals(List.of("cat", "dog"), images.classNames());
        assertEquals(List.of(1, 0, 1), labels(images));
        assertEquals("b,c/3.jpg", text(images, 2));
        assertEquals(folder.resolve("a/1.jpg").toString(), images.name(0));
        assertEquals(
                List.of(0, 1, 0),
                labels(Manifest.open(
                        folder.resolve("list.txt"), SourceOptions.defaults().withClassNames(List.of("dog", "cat")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.jpg                           | is damaged: line 1 has 1 column, where it must be like cat/1.jpg,cat.",
                "'a.jpg,x\n\"a.jpg,x'            | is damaged: line 2 has a quotation mark that is not closed",
                "'a.jpg,x\n,x'                   | is damaged: line 2 lacks the file",
                "'{\"file\": \"a.jpg\"}'         | is damaged: line 1 lacks the label",
                "'{\"file\": \"a.jpg'            | is damaged: line 1 is no object of JSON (column 16)",
                "'[{\"file\": 1}]'               | is a list in JSON",
                "''                              | names no images",
                "'a.jpg,x\nb.jpg,y'              | names b.jpg, which is not in "
            })
    void damagedManifestsAreRefused(String manifest, String fault) throws IOException {
        write("a.jpg", "a");
        Path file = write("list.csv", manifest);
        IOException refused = assertThrows(InvalidDataException.class, () -> Manifest.open(file));
        assertTrue(refused.getMessage().startsWith(file + " " + fault), refused.getMessage());
    }

    @Test
    void missingFilesOfAManifestAreLeftOutIfAsked() throws IOException {
        write("a.jpg", "a");
        ImageSource images = Manifest.open(
                write("list.csv", "a.jpg,x\nb.jpg,y\n"),
                SourceOptions.defaults().withBroken(BrokenImages.SKIP));
        assertEquals(1, images.size());
        assertTrue(
                images.warnings().get(0).contains("1 missing: b.jpg"),
                images.warnings().toString());
        IOException other = assertThrows(
                InvalidDataException.class,
                () -> Manifest.open(
                        folder.resolve("list.csv"),
                        SourceOptions.defaults().withClassNames(List.of("y")).withBroken(BrokenImages.SKIP)));
        assertTrue(other.getMessage().contains("\"x\", which is none of the classes"), other.getMessage());
    }

    private Path tar(String name, String... namesAndTexts) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream stream = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(stream)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                byte[] bytes = namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(namesAndTexts[i]);
                entry.setSize(bytes.length);
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
        return file;
    }

    @Test
    void archivesHaveNumbersOfClasses() throws IOException {
        tar("b.tar", "x/0001.cls", "2", "x/0001.jpg", "b1");
        tar("a.tar", "0001.jpg", "a1", "0001.cls", "0\n", "0002.seg.png", "a2", "0002.json", "{\"cls\": 1}");
        ImageSource images = TarShards.open(folder);
        assertEquals(List.of("0", "1", "2"), images.classNames());
        assertEquals(List.of(0, 1, 2), labels(images));
        assertEquals(List.of("a1", "a2", "b1"), List.of(text(images, 0), text(images, 1), text(images, 2)));
        assertTrue(images.name(2).startsWith(folder.resolve("b.tar") + " (image 0, from byte "), images.name(2));
        assertEquals(1, TarShards.open(folder.resolve("b.tar")).size());
    }

    @Test
    void archivesHaveNamesOfClasses() throws IOException {
        String far = "folder/".repeat(40);
        tar(
                "a.tar",
                far + "1.json",
                "{\"caption\": \"no\", \"label\": \"owl\"}",
                far + "1.jpg",
                "first",
                "2.cls",
                "cat",
                "2.jpeg",
                "second");
        ImageSource images = TarShards.open(folder.resolve("a.tar"));
        assertEquals(List.of("cat", "owl"), images.classNames());
        assertEquals(List.of(1, 0), labels(images));
        assertEquals("first", text(images, 0));
    }

    @Test
    void samplesWithoutAnImageThatIsReadAreNamed() throws IOException {
        tar("a.tar", "1.jpg", "first", "1.cls", "0", "2.webp", "second", "2.cls", "0");
        IOException fault = assertThrows(InvalidDataException.class, () -> TarShards.open(folder));
        assertTrue(fault.getMessage().contains("(1 .webp: 2.webp), samples without an image"), fault.getMessage());
        ImageSource images = TarShards.open(folder, SourceOptions.defaults().withBroken(BrokenImages.SKIP));
        assertEquals(1, images.size());
        assertEquals(1, images.warnings().size());
    }

    @Test
    void faultyArchivesAreRefused() throws IOException {
        Path none = tar("none.tar", "1.jpg", "first");
        assertTrue(assertThrows(InvalidDataException.class, () -> TarShards.open(none))
                .getMessage()
                .contains("has no class for 1.jpg"));
        Path mixed = tar("mixed.tar", "1.jpg", "first", "1.cls", "0", "2.jpg", "second", "2.cls", "cat");
        assertTrue(assertThrows(InvalidDataException.class, () -> TarShards.open(mixed))
                .getMessage()
                .contains("use one kind for all"));
        Path whole = tar("whole.tar", "1.jpg", "x".repeat(5000), "1.cls", "0");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.tar"), Arrays.copyOf(bytes, 3000));
        assertThrows(InvalidDataException.class, () -> TarShards.open(cut));
        Path noTar = write("no.tar", "this is no archive, and longer than nothing".repeat(30));
        assertTrue(assertThrows(InvalidDataException.class, () -> TarShards.open(noTar))
                .getMessage()
                .contains("no.tar is no .tar file"));
    }

    /** Each once; those of an archive stay together but for what the buffer holds. */
    @Test
    void archivesAreReadInOrderThroughABuffer() throws IOException {
        int[] ends = IntStream.rangeClosed(1, 10).map(shard -> shard * 100).toArray();
        TarSource images = new TarSource(
                IntStream.range(0, 10)
                        .mapToObj(shard -> folder.resolve(shard + ".tar"))
                        .toList(),
                ends,
                new long[1000],
                new int[1000],
                new int[1000],
                List.of("x"),
                "",
                List.of(),
                50);
        int[] order = images.shuffled(3);
        assertArrayEquals(
                IntStream.range(0, 1000).toArray(), IntStream.of(order).sorted().toArray());
        assertArrayEquals(order, images.shuffled(3));
        assertNotEquals(Arrays.toString(order), Arrays.toString(images.shuffled(4)));
        List<Integer> early = new ArrayList<>();
        for (int place = 0; place < 200; place++) {
            early.add(order[place] / 100);
        }
        // Those that were read for the first 200 are 250, of three archives.
        assertTrue(early.stream().distinct().count() <= 3);
        int[] part = images.subset(IntStream.range(0, 500).toArray()).shuffled(3);
        assertArrayEquals(IntStream.of(order).filter(index -> index < 500).toArray(), part);
    }

    @Test
    void idxImagesStayOnTheDisk() throws IOException {
        Path images = Files.write(folder.resolve("images"), IdxFiles.images(5, 2, 3));
        Path labels = Files.write(folder.resolve("labels"), IdxFiles.labels(0, 1, 1, 0, 1));
        ImageSource source = IdxReader.open(images, labels, List.of("a", "b"));
        ImageDataset memory = IdxReader.load(images, labels, List.of("a", "b"));
        assertEquals(labels(memory), labels(source));
        for (int index = 0; index < 5; index++) {
            assertArrayEquals(
                    ((StoredImage.Decoded) memory.read(index)).pixels().values(),
                    ((StoredImage.Decoded) source.read(index)).pixels().values());
        }
        Files.write(images, new byte[1], StandardOpenOption.APPEND);
        IOException fault =
                assertThrows(InvalidDataException.class, () -> IdxReader.open(images, labels, List.of("a", "b")));
        assertTrue(fault.getMessage().contains("has 47 bytes, but 46 follow from its header"), fault.getMessage());
    }

    @Test
    void aPartHasItsOwnFingerprint() throws IOException {
        ImageSource all = Manifest.open(write("list.csv", "list.csv,x\nlist.csv,y\nlist.csv,x\n"));
        ImageSource part = all.subset(2, 0);
        assertEquals(List.of(0, 0), labels(part));
        assertNotEquals(part.fingerprint(), all.subset(0, 1).fingerprint());
        assertThrows(IllegalArgumentException.class, () -> all.subset(0, 0));
        assertThrows(IllegalArgumentException.class, () -> all.subset(3));
    }
}
