package dev.stagecraft.runtime.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
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
                "{\n0: 'tench, Tinca tinca',\n1: 'goldfish',\n2: \"jack-o'-lantern\",\n}\n"
            })
    void everyForm(String content) throws IOException {
        assertEquals(
                FISH,
                Labels.read(write(content.getBytes(StandardCharsets.UTF_8))).names());
    }

    /** Only where each line has its number or WordNet's is that not part of the name. */
    @ParameterizedTest
    @ValueSource(strings = {"1: one\n2: two", "n01440764 tench\ngoldfish", "0: zero\none"})
    void whatOnlyLooksLikeAForm(String content) throws IOException {
        assertEquals(
                content.lines().toList(),
                Labels.read(write(content.getBytes(StandardCharsets.UTF_8))).names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \r\n", "\uFEFF"})
    void empty(String content) throws IOException {
        Path file = write(content.getBytes(StandardCharsets.UTF_8));
        assertFault(file, file + " is empty: give a name on each line.");
    }

    @Test
    void json() throws IOException {
        Path file = write("{\"0\": [\"n01440764\", \"tench\"], \"1\": [\"n01443537\", \"goldfish\"]}"
                .getBytes(StandardCharsets.UTF_8));
        assertFault(file, file + " has all its content on one line, as JSON has: give a name on each line.");
    }

    @Test
    void noText() throws IOException {
        Path file = write(new byte[] {(byte) 0xFF, (byte) 0xD8, 3});
        assertFault(file, file + " is no text in UTF-8: save it as UTF-8, with a name on each line.");
        assertFault(folder, folder + " is a folder, where a file of labels must be: name the file.");
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
        Labels labels = new Labels(List.of("background", "tench", "goldfish"));
        assertEquals(labels, labels.requireCount(3));
        assertEquals(
                "There are 3 labels, but the network has 2 classes; remove the first, \"background\".",
                assertThrows(IllegalArgumentException.class, () -> labels.requireCount(2))
                        .getMessage());
        assertEquals(
                "There are 3 labels, but the network has 1000 classes; give one for each.",
                assertThrows(IllegalArgumentException.class, () -> labels.requireCount(1000))
                        .getMessage());
    }

    @Test
    void eachClassHasName() {
        assertEquals(
                "There are no labels; there must be at least one.",
                assertThrows(IllegalArgumentException.class, () -> new Labels(List.of()))
                        .getMessage());
        assertEquals(
                "A label is blank; each class must have a name.",
                assertThrows(IllegalArgumentException.class, () -> new Labels(List.of("cat", " ")))
                        .getMessage());
    }

    private static void assertFault(Path file, String message) {
        assertEquals(
                message,
                assertThrows(InvalidLabelsException.class, () -> Labels.read(file))
                        .getMessage());
    }
}
