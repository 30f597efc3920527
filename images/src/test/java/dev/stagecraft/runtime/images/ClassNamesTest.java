/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassNamesTest {
    private static final List<String> FISH = List.of("tench, Tinca tinca", "goldfish", "jack-o'-lantern");

    @TempDir
    Path folder;

    private Path write(byte[] content) throws IOException {
        return Files.write(folder.resolve("labels.txt"), content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tench, Tinca tinca\ngoldfish\njack-o'-lantern",
                "tench, Tinca tinca\r\ngoldfish\r\njack-o'-lantern\r\n",
                "\uFEFF\n\ntench, Tinca tinca\n  goldfish \t\n\njack-o'-lantern\n\n",
                "n01440764 tench, Tinca tinca\nn01443537 goldfish\nn03590841\tjack-o'-lantern\n",
                "0: tench, Tinca tinca\n1: goldfish\n2: jack-o'-lantern\n",
                "{0: 'tench, Tinca tinca',\n 1: 'goldfish',\n 2: \"jack-o'-lantern\"}",
                "{\n0: 'tench, Tinca tinca',\n1: 'goldfish',\n2: \"jack-o'-lantern\",\n}\n",
                "{0: 'tench, Tinca tinca', 1: 'goldfish', 2: 'jack-o\\'-lantern'}",
                "{\n  \"0\": \"tench, Tinca tinca\",\n  \"1\": \"goldfish\",\n  \"2\": \"jack-o'-lantern\"\n}",
                "{\"2\": \"jack-o'-lantern\", \"0\": \"tench, Tinca tinca\", \"1\": \"goldfish\"}",
                "{\"0\": [\"n01440764\", \"tench, Tinca tinca\"], \"1\": [\"n01443537\", \"goldfish\"], \"2\": [\"n03590841\", \"jack-o'-lantern\"]}",
                "[\n  \"tench, Tinca tinca\",\n  \"goldfish\",\n  \"jack-o'-lantern\"\n]\n",
                "['tench, Tinca tinca', 'goldfish', \"jack-o'-lantern\"]",
                "[[\"n01440764\", \"tench, Tinca tinca\"], [\"n01443537\", \"goldfish\"], [\"n03590841\", \"jack-o'-lantern\"]]",
                "{\"goldfish\": 1, \"tench, Tinca tinca\": 0, \"jack-o'-lantern\": 2}",
                "{\"depths\": [3, 4], \"num_channels\": 3, \"other\": 3, \"id2label\": {\"0\": \"tench, Tinca tinca\", \"1\": \"goldfish\", \"2\":"
                        + " \"jack-o'-lantern\"}, \"label2id\": {\"goldfish\": 1}, \"layers\": 3}",
                "n01440764 449 tench, Tinca tinca\nn01443537 450 goldfish\nn03590841 600 jack-o'-lantern\n"
            })
    void everyForm(String content) throws IOException {
        assertEquals(
                FISH,
                ClassNames.load(write(content.getBytes(StandardCharsets.UTF_8))).names());
    }

    /** Only where each line has its number or WordNet's is that not part of the name. */
    @ParameterizedTest
    @ValueSource(strings = {"1: one\n2: two", "n01440764 tench\ngoldfish", "0: zero\none"})
    void whatOnlyLooksLikeAForm(String content) throws IOException {
        assertEquals(
                content.lines().toList(),
                ClassNames.load(write(content.getBytes(StandardCharsets.UTF_8))).names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \r\n", "\uFEFF"})
    void empty(String content) throws IOException {
        Path file = write(content.getBytes(StandardCharsets.UTF_8));
        assertFault(file, file + " is empty: give a name on each line.");
    }

    /** JSON that has no names is refused, and never taken for names. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " ## ",
            value = {
                "{} ## has no names",
                "[] ## has no names",
                "{\"error\": \"none\"} ## has no names",
                "{\"0\": \"tench\", \"url\": \"x\"} ## has something beside names",
                "{\"0\": \"tench\", \"00\": \"goldfish\"} ## has class 0 twice",
                "{\"1\": \"tench\", \"2\": \"goldfish\"} ## has 2 names for classes from 1 to 2, and classes are numbered from 0 without a gap",
                "{\"0\": \"tench\", \"2\": \"goldfish\"} ## has 2 names for classes from 0 to 2, and classes are numbered from 0 without a gap",
                "[\"tench\", \" \"] ## has a name that is blank",
                "[[\"tench\"]] ## has something that is no name in line 1",
                "[1, 2] ## has something that is no name in line 1",
                "[\"tench\"] [\"goldfish\"] ## has something behind its JSON"
            })
    void jsonWithoutNames(String content, String fault) throws IOException {
        Path file = write(content.getBytes(StandardCharsets.UTF_8));
        assertFault(
                file,
                file + " " + fault
                        + ": give JSON such as {\"0\": \"tench\", \"1\": \"goldfish\"}, or a name on each line.");
    }

    @Test
    void brokenJson() throws IOException {
        Path file = write("{\n\"0\": \"tench\",\n\"1\" \"goldfish\"\n}".getBytes(StandardCharsets.UTF_8));
        String message = assertThrows(InvalidClassNamesException.class, () -> ClassNames.load(file))
                .getMessage();
        assertEquals(file + " is no sound JSON (line 3, column 5): correct it, or give a name on each line.", message);
        Path cut = write("{\n\"0\": \"tench\",\n".getBytes(StandardCharsets.UTF_8));
        assertFault(cut, cut + " begins as JSON does, and does not end so: correct it, or give a name on each line.");
    }

    /** Nor is a list, though a name may begin with a bracket. */
    @Test
    void jsonThatIsCutOff() throws IOException {
        for (String text : List.of(
                "[\"a\", \"b\"",
                "['a',",
                "[\n  \"a\",\n  \"b\",\n",
                "[",
                "[[\"n01440764\", \"tench\"],",
                "{",
                "{0: 'a',")) {
            Path cut = write(text.getBytes(StandardCharsets.UTF_8));
            assertFault(
                    cut, cut + " begins as JSON does, and does not end so: correct it, or give a name on each line.");
        }
        assertEquals(
                List.of("[background] sky", "tree"),
                ClassNames.load(write("[background] sky\ntree\n".getBytes(StandardCharsets.UTF_8)))
                        .names());
    }

    /** The order of ILSVRC's {@code map_clsloc.txt}, in which no published network has its classes. */
    @Test
    void numbersOfWordNetThatDoNotAscendAreDoubted() throws IOException {
        ClassNames classNames =
                ClassNames.load(write("n02119789 1 kit_fox\nn02100735 2 English_setter\nn02110185 3 Siberian_husky"
                        .getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("kit_fox", "English_setter", "Siberian_husky"), classNames.names());
        assertEquals(
                Optional.of(
                        "WordNet's numbers do not ascend in the class names (n02119789 \"kit_fox\" is before n02100735"
                                + " \"English_setter\"), and ImageNet's published networks have them ascend: sort the lines, unless yours was"
                                + " trained in this order."),
                classNames.doubt());
        assertEquals(
                Optional.empty(),
                ClassNames.load(write("n01440764 tench\nn01443537 goldfish".getBytes(StandardCharsets.UTF_8)))
                        .doubt());
        assertEquals(Optional.empty(), new ClassNames(FISH).doubt());
    }

    @Test
    void noText() throws IOException {
        Path file = write(new byte[] {(byte) 0xFF, (byte) 0xD8, 3});
        assertFault(file, file + " is no text in UTF-8: save it as UTF-8, with a name on each line.");
        assertFault(folder, folder + " is a folder, where a file of class names must be: name the file.");
        Path missing = folder.resolve("missing.txt");
        assertFault(missing, missing + " does not exist: check the path.");
    }

    @Test
    void large() throws IOException {
        Path file = write(new byte[(16 << 20) + 1]);
        assertFault(file, file + " is larger than 16 MiB: give a file with a name on each line.");
    }

    @Test
    void otherCount() {
        ClassNames classNames = new ClassNames(List.of("background", "tench", "goldfish"));
        assertEquals(classNames, classNames.requireCount(3));
        assertEquals(
                "There are 3 class names, but the network has 2 classes; remove the first, \"background\".",
                assertThrows(IllegalArgumentException.class, () -> classNames.requireCount(2))
                        .getMessage());
        assertEquals(
                "There are 3 class names, but the network has 1000 classes; give one for each.",
                assertThrows(IllegalArgumentException.class, () -> classNames.requireCount(1000))
                        .getMessage());
    }

    @Test
    void eachClassHasName() {
        assertEquals(
                "There are no class names; there must be at least one.",
                assertThrows(IllegalArgumentException.class, () -> new ClassNames(List.of()))
                        .getMessage());
        assertEquals(
                "A class name is blank; each class must have a name.",
                assertThrows(IllegalArgumentException.class, () -> new ClassNames(List.of("cat", " ")))
                        .getMessage());
    }

    private static void assertFault(Path file, String message) {
        assertEquals(
                message,
                assertThrows(InvalidClassNamesException.class, () -> ClassNames.load(file))
                        .getMessage());
    }
}
