/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.report.record.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs beside each other. */
class ComparisonPageTest {
    @TempDir
    Path folder;

    private Run run(String name, int epochs) throws Exception {
        return Run.load(Records.write(folder.resolve(name), epochs, List.of("a", "b")));
    }

    @Test
    void saysInWhatTheyDiffer() throws Exception {
        Run first = run("one", 2);
        Run second = run("two", 3);
        PageText page = PageText.of(ComparisonPage.of(List.of(first, second)));
        assertEquals(List.of(List.of("epochs", "2", "3")), page.rows("Differing settings"));
        assertTrue(page.rows("Common settings").contains(List.of("training seed", "42")));
        List<List<String>> results = page.rows("Results");
        String[] last = Files.readAllLines(folder.resolve("two/metrics.csv")).stream()
                .reduce((one, next) -> next)
                .orElseThrow()
                .split(",");
        assertEquals(
                List.of("two", "ResNet20", "3 of 3 epochs", last[3], last[7]),
                results.get(1).subList(0, 5));
        assertEquals(6, page.all("//figure").size());
        assertEquals(List.of("one", "two"), page.texts("//figure[1]//ul/li"));
    }

    /** Folders of one name in different places. */
    @Test
    void numbersRunsOfOneName() throws Exception {
        PageText page = PageText.of(ComparisonPage.of(List.of(run("one", 1), run("a/one", 1), run("b/one", 1))));
        assertEquals(
                List.of("one", "one (2)", "one (3)"),
                page.rows("Results").stream().map(row -> row.get(0)).toList());
        assertTrue(page.texts("//p").contains("All settings are the same."));
    }

    @Test
    void refusesTooFew() throws Exception {
        Run one = run("one", 1);
        assertEquals(
                "There are 1 runs; a comparison must have 2 to 24.",
                assertThrows(IllegalArgumentException.class, () -> ComparisonPage.of(List.of(one)))
                        .getMessage());
    }
}
