/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.training.ModelNotes;
import dev.stagecraft.runtime.training.SavedModel;
import dev.stagecraft.samples.network.course.FashionResNetNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of runs, and where a network looks. */
class ReportTest {
    @TempDir
    private static Path folder;

    private static Path model;
    private static Path image;

    @BeforeAll
    static void write() throws IOException {
        model = folder.resolve("model.zip");
        SavedModel.save(
                new FashionResNetNetwork().create(),
                model,
                ModelNotes.none()
                        .withPreprocessing(Preprocessing.of(1, 28, 28))
                        .withClassNames(List.of("a", "b", "c", "boot", "e", "f", "g", "h", "i", "j")));
        image = ImageFiles.write(folder.resolve("images"), 1).resolve("top/0.png");
    }

    private static Path train(String name, String rate) throws IOException {
        Path data = folder.resolve("data");
        if (Files.notExists(data)) {
            IdxImages.write(data, 10, 40, 28, 10);
        }
        Path run = folder.resolve(name);
        Run.ok(
                "train",
                "--network",
                "FashionResNet",
                "--data",
                data,
                "--learning-rate",
                rate,
                "--checkpoints",
                run,
                "--model",
                folder.resolve("trained.zip"));
        return run;
    }

    @Test
    void writesAndComparesRuns() throws IOException {
        Path first = train("first", "0.001");
        Path second = train("second", "0.002");
        Path page = first.resolve("report.html");
        String written = Files.readString(page);
        Files.delete(page);
        assertEquals("saved " + page, Run.ok("report", first).strip());
        assertEquals(written, Files.readString(page));
        Path both = folder.resolve("both.html");
        Run.ok("report", first, second, "--out", both);
        String compared = Files.readString(both);
        assertTrue(compared.contains("Differing settings") && compared.contains("0.002"), compared);
    }

    @Test
    void saysWhatIsNoRun() {
        assertEquals(
                folder.resolve("none") + " does not exist: name the folder of a training's checkpoints.",
                Run.failure("report", folder.resolve("none")).strip());
        assertTrue(Run.failure("report", folder.resolve("images")).contains("has no record of a training"));
        assertEquals(2, Run.of("report").exitCode());
        assertEquals(2, Run.of("report", folder, "--out", "page.txt").exitCode());
    }

    @Test
    void drawsWhereANetworkLooks() throws IOException {
        Path picture = folder.resolve("looks.png");
        String said = Run.ok("explain", "--model", model, "--class", "Boot", "--out", picture, image);
        assertTrue(said.startsWith(image + ": boot, probability 0."), said);
        assertEquals(448, ImageIO.read(picture.toFile()).getWidth());
        assertEquals(
                said.lines().findFirst(),
                Run.ok("explain", "--model", model, "--class", "3", "--out", picture, image)
                        .lines()
                        .findFirst());
        String predicted = Run.ok("predict", "--model", model, "--top", 1, "--format", "csv", image);
        String most = Run.ok("explain", "--model", model, "--out", picture, image);
        assertTrue(most.contains(": " + predicted.strip().split(",")[8 - 1] + ","), most + predicted);
    }

    @Test
    void saysWhatCannotBeExplained() throws IOException {
        Path picture = folder.resolve("none.png");
        assertEquals(
                "There is no class Bot (the nearest: boot, b, a): give a name of the model's, or a number from 0 to 9.",
                Run.failure("explain", "--model", model, "--class", "Bot", "--out", picture, image)
                        .strip());
        Path onnx = folder.resolve("model.onnx");
        Run.ok("export", "--model", model, onnx);
        assertEquals(
                onnx + " has no gradients, which say where a network looks: name the model that it was exported from.",
                Run.failure("explain", "--model", onnx, "--out", picture, image).strip());
        assertEquals(
                2,
                Run.of("explain", "--model", model, "--out", "looks.jpg", image).exitCode());
        assertTrue(Files.notExists(picture));
    }

    @Test
    void leavesTheImageAsItIs() throws IOException {
        byte[] before = Files.readAllBytes(image);
        Path same = folder.resolve(".").resolve(folder.relativize(image));
        assertEquals(
                same + " is the image itself: give --out another name.",
                Run.failure("explain", "--model", model, "--out", same, image).strip());
        assertArrayEquals(before, Files.readAllBytes(image));
    }
}
