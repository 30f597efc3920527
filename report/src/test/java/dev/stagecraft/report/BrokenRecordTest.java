/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.report.record.InvalidRecordException;
import dev.stagecraft.report.record.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no record is one sentence that names the file. */
class BrokenRecordTest {
    @TempDir
    Path folder;

    private String sentence(Path run) {
        String message = assertThrows(InvalidRecordException.class, () -> RunPage.of(Run.load(run)))
                .getMessage();
        assertTrue(
                message.startsWith(run.toString())
                        && message.endsWith(".")
                        && message.lines().count() == 1,
                message);
        return message;
    }

    @Test
    void saysWhatIsNoRun() throws Exception {
        assertEquals(
                folder.resolve("none") + " does not exist: name the folder of a training's checkpoints.",
                sentence(folder.resolve("none")));
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals(file + " is a file: name the folder of a training's checkpoints.", sentence(file));
        assertEquals(
                folder
                        + " has no record of a training (neither metrics.csv nor settings.json): name the folder that train"
                        + " --checkpoints wrote.",
                sentence(folder));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metrics.csv|a,b\\n1,2\\n|does not begin with the columns step, epoch and kind",
                "metrics.csv|step,epoch,kind,loss\\n20,one,steps,2\\n|has no number in line 2 where there must be one (20,one,steps,2)",
                "metrics.csv|step,epoch,kind,loss\\n20,1,steps,<b>\\n|has no number in line 2",
                "settings.json|{|is no sound JSON (line 1, column 2): remove it, and the page goes without what it says.",
                "settings.json|{\"epochs\":\\n oops|is no sound JSON (line 2, column 6): remove it, and the page goes without what it says.",
                "evaluation.json|{}|has no classes",
                "evaluation.json|{\"classes\": [\"a\"], \"confusion\": [[0, 1, 5]], \"wrong\": [], \"epoch\": 1}|has 1 in confusion[0][1], which must be a whole number from 0 to 0",
                "evaluation.json|{\"classes\": [\"a\"], \"confusion\": [[0, 0]], \"wrong\": [], \"epoch\": 1}|has 2 numbers in confusion[0]",
                "evaluation.json|{\"classes\": [\"a\"], \"confusion\": [], \"epoch\": 1, \"wrong\": [{\"name\": \"x\", \"actual\": 0, \"probability\": 0.5, \"said\": []}]}|does not say what wrong[0] was taken for",
                "evaluation.json|{\"classes\": [\"a\"], \"confusion\": [], \"epoch\": 1, \"wrong\": [{\"name\": \"x\", \"actual\": 0, \"probability\": 0.5, \"said\": [{\"class\": 0, \"probability\": 1}], \"picture\": \"https://example.com/a.png\"}]}|has no PNG or JPEG in wrong[0].picture",
                "network.json|[]|has no parts",
            })
    void saysWhatIsWrongWithAFile(String file, String content, String fault) throws Exception {
        Records.write(folder, 1, List.of("a", "b"));
        Files.writeString(folder.resolve(file), content.replace("\\n", "\n"));
        String message = sentence(folder);
        assertTrue(message.startsWith(folder.resolve(file) + " " + fault), message);
    }

    /** Whatever is done to a record, it is a page or a sentence. */
    @Test
    void damagedRecordsAreAPageOrASentence() throws Exception {
        List<String> files = List.of("metrics.csv", "settings.json", "evaluation.json", "network.json", "warnings.txt");
        Random random = new Random(1);
        for (int time = 0; time < 300; time++) {
            Records.write(folder, 1, List.of("a", "b", "c"));
            Path file = folder.resolve(files.get(time % files.size()));
            byte[] bytes = Files.readAllBytes(file);
            for (int change = 0; change < 1 + time % 3; change++) {
                bytes[random.nextInt(Math.min(bytes.length, 600))] = (byte) random.nextInt(256);
            }
            Files.write(file, bytes);
            try {
                RunPage.of(Run.load(folder));
            } catch (InvalidRecordException e) {
                assertTrue(
                        e.getMessage().startsWith(file.toString())
                                && e.getMessage().endsWith("."),
                        e::getMessage);
            }
        }
    }
}
