/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static dev.stagecraft.cli.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Folders and files of any name are read in a locale that has none of their letters, as containers have it: Java's own text of their
 * paths is no path there.
 */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class OtherLettersTest {
    private static final List<String> NAMES = List.of("K\u00e4tzchen", "plain", "\u72ac");

    @TempDir
    private Path folder;

    private Fork posix;

    @BeforeEach
    void write() throws IOException {
        assumeTrue(
                System.getProperty("sun.jnu.encoding").equals("UTF-8"),
                "this JVM's locale has no letters beyond ASCII, so that it cannot make such a folder");
        UserNetwork.compile(folder, UserNetwork.TINY.replace("public interface", "@Preprocessing public interface"));
        Path written = ImageFiles.write(folder.resolve("images"), 8);
        for (int index = 0; index < NAMES.size(); index++) {
            Files.move(written.resolve(ImageFiles.CLASSES.get(index)), written.resolve(NAMES.get(index)));
        }
        Files.move(written.resolve("plain/0.png"), written.resolve("plain/\u00fcber.png"));
        posix = new Fork(folder, List.of(), Map.of("LC_ALL", "POSIX"));
    }

    @Test
    void areTrainedTestedAndNamed() throws Exception {
        Run trained = posix.run(
                "train",
                "--network",
                "Tiny",
                "--class-path",
                "classes",
                "--data",
                "images",
                "--epochs",
                12,
                "--batch-size",
                8,
                "--learning-rate",
                "0.01",
                "--held-out",
                0);
        assertEquals(0, trained.exitCode(), trained.err());
        Run tested = posix.run("evaluate", "--model", "model.zip", "--data", "images", "--format", "csv");
        assertEquals(0, tested.exitCode(), tested.err());
        assertEquals(
                NAMES,
                tested.out()
                        .lines()
                        .skip(1)
                        .limit(3)
                        .map(line -> line.split(",")[0])
                        .toList());
        assertContains(tested.out(), "\"\",24,24,1.0,1.0");
        Run predicted = posix.run("predict", "--model", "model.zip", "--top", 1, "--format", "csv", "images");
        assertEquals(0, predicted.exitCode(), predicted.err());
        assertContains(
                predicted.out(),
                "images/K\u00e4tzchen/0.png,1,0,K\u00e4tzchen,",
                "images/plain/\u00fcber.png,1,1,plain,");
        // What was trained there is the same here.
        Run elsewhere = Run.of(
                "evaluate",
                "--model",
                folder.resolve("model.zip"),
                "--data",
                folder.resolve("images"),
                "--format",
                "csv");
        assertEquals(tested.out(), elsewhere.out(), elsewhere.err());
    }

    @Test
    void areNamedWhereTheyAreBroken() throws Exception {
        Files.writeString(folder.resolve("images").resolve(NAMES.get(0)).resolve("a.png"), "text");
        Run failed = posix.run("train", "--network", "Tiny", "--class-path", "classes", "--data", "images");
        assertEquals(FailureSentences.FAILED, failed.exitCode(), failed.err());
        assertContains(
                failed.err(), "images/K\u00e4tzchen/a.png is no JPEG, PNG, BMP or GIF image: convert it to one.");
    }

    /** The JVM decodes the command line before it asks anyone. */
    @Test
    void onTheCommandLineTheyNeedAnotherLocale() throws Exception {
        Run failed = posix.run("evaluate", "--model", "model.zip", "--data", "images/" + NAMES.get(0));
        assertEquals(FailureSentences.WRONG_USAGE, failed.exitCode(), failed.err());
        assertContains(failed.err(), "--data", "set LC_ALL=C.UTF-8");
    }
}
