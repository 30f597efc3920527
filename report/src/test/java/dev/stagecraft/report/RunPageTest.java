/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.report.record.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** What a page says is what the record says, as text. */
class RunPageTest {
    private static final List<String> CLASSES = List.of("T-shirt", "Trouser", "Pullover", "Dress");

    @TempDir
    Path folder;

    private PageText page(int epochs, List<String> classes) throws Exception {
        return PageText.of(RunPage.of(Run.load(Records.write(folder.resolve("run1"), epochs, classes))));
    }

    @Test
    void hasEachNumberOfTheTable() throws Exception {
        PageText page = page(4, CLASSES);
        List<List<String>> rows = page.rows("Epochs");
        List<String[]> record = Files.readAllLines(folder.resolve("run1/metrics.csv")).stream()
                .map(line -> line.split(","))
                .filter(cells -> cells[2].equals("epoch"))
                .toList();
        assertEquals(4, rows.size());
        for (int epoch = 0; epoch < rows.size(); epoch++) {
            String[] cells = record.get(epoch);
            assertEquals(
                    List.of(cells[1], cells[0], cells[3], cells[7], cells[8], cells[4], cells[5], cells[6]),
                    rows.get(epoch));
        }
    }

    /** What people read is what is behind it, rounded. */
    @Test
    void roundsWhatItShows() throws Exception {
        PageText page = page(4, CLASSES);
        List<Element> numbers = page.all("//data");
        assertTrue(numbers.size() > 100, () -> numbers.size() + " numbers");
        for (Element number : numbers) {
            double exact = Double.parseDouble(number.getAttribute("value"));
            String shown = number.getTextContent();
            double read = Double.parseDouble(shown.replaceAll("[,% ]", "")) / (shown.endsWith("%") ? 100 : 1);
            double digit = shown.endsWith("%") ? 5.1e-5 : Math.max(0.5, Math.abs(exact)) * 6e-3;
            assertEquals(exact, read, digit, shown);
        }
    }

    @Test
    void saysHowItStands() throws Exception {
        PageText page = page(4, CLASSES);
        assertEquals(List.of("ResNet20"), page.texts("//h1"));
        assertEquals(List.of("run1 · 4 of 4 epochs"), page.texts("//header/p"));
        List<List<String>> epochs = page.rows("Epochs");
        List<Element> tiles = page.all("//dl/div/dd[1]/data");
        assertEquals(
                List.of(
                        epochs.get(3).get(3),
                        epochs.get(3).get(4),
                        epochs.get(3).get(2),
                        epochs.get(3).get(6)),
                tiles.stream().map(tile -> tile.getAttribute("value")).toList());
        assertEquals(List.of("Left out: <b>cat.jpg</b> is no image."), page.texts("//section[@class='warnings']//li"));
    }

    @Test
    void hasTheSettings() throws Exception {
        List<List<String>> settings = page(1, CLASSES).rows("Settings");
        assertTrue(settings.contains(List.of("training seed", "42")), settings::toString);
        assertTrue(settings.contains(List.of("recipe.optimizer.momentum", "0.9")), settings::toString);
        assertTrue(settings.contains(List.of("recipe.at", "0.5, 0.75")), settings::toString);
    }

    @Test
    void hasTheConfusionsOfTheRecord() throws Exception {
        PageText page = page(1, CLASSES);
        Run run = Run.load(folder.resolve("run1"));
        int[][] expected = new int[4][4];
        run.evaluation()
                .orElseThrow()
                .confusion()
                .forEach(pair -> expected[pair.actual()][pair.said()] += pair.images());
        List<List<String>> matrix = page.rows("Confusion matrix");
        for (int actual = 0; actual < 4; actual++) {
            List<String> row = new ArrayList<>(List.of(CLASSES.get(actual)));
            IntStream.of(expected[actual]).mapToObj(String::valueOf).forEach(row::add);
            assertEquals(row, matrix.get(actual));
        }
        List<String> shirt = page.rows("Classes").get(0);
        int images = IntStream.of(expected[0]).sum();
        int taken = IntStream.range(0, 4).map(actual -> expected[actual][0]).sum();
        assertEquals(
                List.of(
                        "T-shirt",
                        String.valueOf(images),
                        String.valueOf(expected[0][0]),
                        String.valueOf((double) expected[0][0] / images),
                        String.valueOf((double) expected[0][0] / taken)),
                shirt);
    }

    @Test
    void namesAreText() throws Exception {
        String html = RunPage.of(Run.load(Records.write(folder.resolve("<run> & \"one\""), 2, Records.HOSTILE)));
        PageText page = PageText.of(html);
        assertEquals(1, page.all("//script").size());
        assertEquals(1, page.all("//style").size());
        assertEquals(0, page.all("//*[@onerror or @onmouseover or @href]").size());
        List<String> names =
                page.rows("Classes").stream().map(row -> row.get(0)).toList();
        // What cannot be seen or turns what follows is its number; all else is as it is.
        assertEquals(
                Records.HOSTILE.stream()
                        .map(name -> name.replace("\u202e", "\\u202e")
                                .replace("\u0000", "\\u0000")
                                .replace("\u0007", "\\u0007"))
                        .toList(),
                names);
        page.all("//tbody//th | //td")
                .forEach(cell -> assertFalse(cell.getTextContent().contains("\u202e"), cell::getTextContent));
        assertEquals(24, page.all("//img[starts-with(@src, 'data:image/')]").size());
        assertEquals(List.of("<run> & \"one\""), page.texts("//header/p/bdi"));
    }

    /** A browser is told to ask for nothing, and there is nothing to ask for. */
    @Test
    void asksForNothing() throws Exception {
        PageText page = page(3, CLASSES);
        String policy =
                page.all("//meta[@http-equiv='Content-Security-Policy']").get(0).getAttribute("content");
        assertTrue(policy.startsWith("default-src 'none'; img-src data:;"), policy);
        assertEquals(
                0,
                page.all("//link | //iframe | //object | //*[@src and not(starts-with(@src, 'data:'))]")
                        .size());
    }

    @Test
    void manyClassesStaySmall() throws Exception {
        List<String> classes = IntStream.range(0, 1000)
                .mapToObj(label -> "class of things number " + label)
                .toList();
        String html = RunPage.of(Run.load(Records.write(folder, 100, classes)));
        int bytes = html.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < 3_000_000, () -> bytes + " bytes");
        PageText page = PageText.of(html);
        assertEquals(100, page.rows("Epochs").size());
        assertEquals(1000, page.rows("Classes").size());
        assertEquals(12, page.rows("Confusion matrix").size());
        assertEquals(12, page.rows("Pairs of classes most often confused").size());
        Run run = Run.load(folder);
        for (List<String> row : page.rows("Confusion matrix")) {
            int label = classes.indexOf(row.get(0));
            assertEquals(
                    run.evaluation().orElseThrow().confusion().stream()
                            .filter(pair -> pair.actual() == label)
                            .mapToInt(pair -> pair.images())
                            .sum(),
                    row.stream().skip(1).mapToInt(Integer::parseInt).sum());
        }
    }

    /** Versions before wrote no evaluation, no network and fewer columns. */
    @Test
    void readsOldRecords() throws Exception {
        Files.writeString(folder.resolve("metrics.csv"), "step,epoch,kind,loss\n20,1,steps,2.5\n40,2,epoch,1.25\n");
        PageText page = PageText.of(RunPage.of(Run.load(folder)));
        assertEquals(
                List.of("2", "40", "1.25", "–", "–", "–", "–", "–"),
                page.rows("Epochs").get(0));
        assertEquals(List.of("Curves", "Epochs"), page.texts("//h2"));
    }

    /** Whoever kills a training may cut off a line; that no epoch is done is no fault. */
    @Test
    void readsWhatAKilledTrainingLeft() throws Exception {
        Files.writeString(folder.resolve("metrics.csv"), Records.COLUMNS + "\n20,1,steps,2.5,0.1,30.0,0.5,,\n40,1,ste");
        PageText page = PageText.of(RunPage.of(Run.load(folder)));
        assertEquals(
                List.of("Loss", "Learning rate", "Images a second", "Time waiting for images"),
                page.texts("//figcaption"));
        Files.writeString(folder.resolve("metrics.csv"), Records.COLUMNS + "\n");
        assertTrue(RunPage.of(Run.load(folder)).contains("No step is written down yet"));
    }

    @Test
    void isTheSameForTheSameRecordWhateverTheLocale() throws Exception {
        Run run = Run.load(Records.write(folder, 2, CLASSES));
        String page = RunPage.of(run);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals(page, RunPage.of(run));
        } finally {
            Locale.setDefault(before);
        }
    }
}
