/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.report.ComparisonPage;
import dev.stagecraft.report.RunPage;
import dev.stagecraft.report.record.Run;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.training.Trainer;
import dev.stagecraft.runtime.training.TrainingProgress;
import dev.stagecraft.samples.network.course.FashionResNetNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of runs as a browser shows them. */
@Tag("slow")
class ReportInBrowserTest {
    private static final int WIDE = 1280;
    private static final int NARROW = 360;

    /** Names that would be markup, end an attribute, or turn a line, and one that is as long as names get. */
    private static final List<String> CLASSES = List.of(
            "<script>document.title = 'hacked'</script>",
            "\"><img src=x onerror=\"document.title = 'hacked'\">",
            "\u05e9\u05dc\u05d5\u05dd",
            "\u202egnp.exe",
            "a_name_that_is_as_long_as_names_of_classes_get_and_has_no_place_to_break_it_anywhere",
            "tench, Tinca tinca",
            "six",
            "seven",
            "eight",
            "nine");

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path page;
    private static Path comparison;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
        page = train("one", 1).resolve("report.html");
        Run first = Run.load(folder.resolve("one"));
        Run second = Run.load(train("<b>two</b>", 2));
        comparison = Files.writeString(folder.resolve("comparison.html"), ComparisonPage.of(List.of(first, second)));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Three epochs of a small network on noise, of which it is wrong about most. */
    private static Path train(String name, long seed) throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        Trainer.of(new FashionResNetNetwork(), NetworkOptions.defaults().withSeed(seed))
                .epochs(3)
                .batchSize(16)
                .heldOut(noise(60, seed + 1))
                .checkpoints(run)
                .progress(TrainingProgress.silent())
                .fit(noise(80, seed));
        return run;
    }

    private static ImageDataset noise(int images, long seed) {
        byte[] pixels = new byte[images * 28 * 28];
        new Random(seed).nextBytes(pixels);
        int[] labels = IntStream.range(0, images).map(index -> index % 10).toArray();
        return ImageDataset.of(new Shape(List.of(1, 28, 28)), pixels, labels, 10)
                .withClassNames(CLASSES);
    }

    private static String text(String script) {
        return String.valueOf(browser.run("return " + script));
    }

    @ParameterizedTest
    @CsvSource({"1280,false", "1280,true", "360,false", "360,true"})
    void hasNoBarriersAndAsksForNothing(int width, boolean dark) {
        browser.screen(width, dark);
        for (Path shown : List.of(page, comparison)) {
            browser.open(shown);
            browser.run("document.querySelectorAll('details').forEach(it => it.open = true)");
            browser.assertQuiet(shown);
            // axe-core is put into the page, which its policy would not let a page do by itself.
            assertEquals(List.of(), browser.barriers());
        }
    }

    @Test
    void fitsANarrowScreen() {
        browser.screen(NARROW, false);
        for (Path shown : List.of(page, comparison)) {
            browser.open(shown);
            browser.run("document.querySelectorAll('details').forEach(it => it.open = true)");
            assertEquals(
                    (long) NARROW,
                    browser.run("return Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"));
            assertEquals(
                    List.of(),
                    browser.run("return [...document.querySelectorAll('h1,h2,h3,p,figure,dl,section,.scroll,summary')]"
                            + ".filter(it => it.getBoundingClientRect().right > innerWidth + 0.5)"
                            + ".map(it => it.outerHTML.slice(0, 80))"));
        }
    }

    @Test
    void namesAreText() {
        browser.screen(WIDE, false);
        browser.open(page);
        assertEquals("FashionResNet – one", text("document.title"));
        assertEquals("1", text("document.querySelectorAll('script').length"));
        assertEquals(CLASSES.get(0), text("document.querySelector('[aria-label=\"Classes\"] tbody th').textContent"));
        assertEquals(
                "0", text("[...document.querySelectorAll('img')].filter(it => !it.src.startsWith('data:')).length"));
    }

    @Test
    void showsAllPictures() {
        browser.screen(WIDE, false);
        browser.open(page);
        assertTrue(Integer.parseInt(text("document.querySelectorAll('.mistakes img').length")) > 10);
        assertEquals(
                "0",
                text(
                        "[...document.querySelectorAll('img')].filter(it => !it.complete || it.naturalWidth === 0).length"));
        assertEquals("1", text("document.querySelectorAll('img.network').length"));
    }

    @Test
    void aHeadingSortsItsTable() {
        browser.screen(WIDE, false);
        browser.open(page);
        String losses =
                "[...document.querySelectorAll('[aria-label=\"Epochs\"] tbody tr')].map(it => Number(it.cells[2].querySelector('data').value))";
        List<?> stored = (List<?>) browser.run("return " + losses);
        String heading = "document.querySelectorAll('[aria-label=\"Epochs\"] th button')[2]";
        browser.run(heading + ".click()");
        List<?> ascending = (List<?>) browser.run("return " + losses);
        assertEquals(stored.stream().sorted().toList(), ascending);
        assertEquals("ascending", text(heading + ".parentNode.getAttribute('aria-sort')"));
        browser.run(heading + ".click()");
        assertEquals("descending", text(heading + ".parentNode.getAttribute('aria-sort')"));
        assertFalse(ascending.equals(browser.run("return " + losses)));
        browser.run("document.querySelectorAll('[aria-label=\"Classes\"] th button')[0].click()");
        assertEquals(
                "ascending", text("document.querySelector('[aria-label=\"Classes\"] th').getAttribute('aria-sort')"));
    }

    /** A policy that lets nothing run but what the page was written with. */
    @Test
    void nothingElseRuns() {
        browser.screen(WIDE, false);
        browser.open(page);
        browser.run(
                "const it = document.createElement('script'); it.textContent = 'window.ran = true'; document.body.append(it);");
        assertEquals("undefined", text("typeof window.ran"));
    }

    /** With as many epochs and classes as ImageNet has. */
    @Test
    void opensALargeRun() throws IOException {
        Path run = Files.createDirectories(folder.resolve("large"));
        StringBuilder table = new StringBuilder(
                "step,epoch,kind,loss,rate,images_per_second,waiting_share,test_accuracy,test_top5_accuracy\n");
        for (int step = 20; step <= 500_000; step += 20) {
            int epoch = (step - 1) / 5000 + 1;
            table.append(step + "," + epoch + ",steps," + 7.0 / epoch + ",0.1,500.0,0.01,,\n");
            if (step % 5000 == 0) {
                table.append(step + "," + epoch + ",epoch," + 7.0 / epoch + ",0.1,500.0,0.01,0.5,0.75\n");
            }
        }
        Files.writeString(run.resolve("metrics.csv"), table);
        Path shown = Files.writeString(run.resolve("report.html"), RunPage.of(Run.load(run)));
        browser.open(shown);
        browser.assertQuiet(shown);
        assertEquals("100", text("document.querySelectorAll('[aria-label=\"Epochs\"] tbody tr').length"));
    }
}
