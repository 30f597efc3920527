/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.training.SavedModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The demo as a user runs it, on data of the right form. */
@Tag("slow")
class DemoTest {
    private static final int SIDE = 28;

    @TempDir
    private Path folder;

    private final PrintStream standardOutput = System.out;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void captureOutput() {
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void releaseOutput() {
        System.setOut(standardOutput);
    }

    @Test
    void trainsSavesLoadsAndTests() throws IOException {
        writeImages("train", 40);
        writeImages("t10k", 20);
        Path model = folder.resolve("model.zip");
        assertEquals(0, run("--data", folder.toString(), "--model", model.toString(), "--epochs", "1"));
        assertTrue(Files.size(model) > 10_000, "no model was saved");
        String printed = output.toString(StandardCharsets.UTF_8);
        assertTrue(printed.contains("device: "), printed);
        assertTrue(printed.contains("layer2.0.downsample.0"), printed);
        assertTrue(printed.contains("training on 40 images, testing on 20 others"), printed);
        assertTrue(printed.contains("epoch 1/1: loss "), printed);
        assertTrue(printed.contains("of 20 images)"), printed);
        assertTrue(printed.contains("Ankle boot"), printed);
    }

    /** A step an epoch, since the images are fewer than a batch. */
    @Test
    void trainsTwentyLayersByARecipe() throws IOException {
        writeImages("train", 40);
        writeImages("t10k", 20);
        Path model = folder.resolve("model.zip");
        Path checkpoints = folder.resolve("run");
        assertEquals(
                0,
                run(
                        "--recipe",
                        "fashion20",
                        "--checkpoints",
                        checkpoints.toString(),
                        "--data",
                        folder.toString(),
                        "--model",
                        model.toString(),
                        "--epochs",
                        "10"));
        String printed = output.toString(StandardCharsets.UTF_8);
        assertTrue(printed.contains("layer3.2.conv2"), printed);
        assertTrue(printed.contains("epoch 10/10: loss "), printed);
        assertTrue(printed.contains("Ankle boot"), printed);

        assertEquals(10, SavedModel.open(model).network().getIterationCount());
        String settings = Files.readString(checkpoints.resolve("settings.json"));
        assertTrue(settings.contains("\"crop-padding\""), settings);
    }

    @Test
    void helpNamesTheRecipes() {
        assertEquals(0, run("--help"));
        String printed = output.toString(StandardCharsets.UTF_8);
        for (Demonstration recipe : Demonstration.values()) {
            assertTrue(printed.contains(recipe.name()), printed);
        }
    }

    @Test
    void missingFolderIsOneSentence() {
        assertFails(1, "nowhere", "--data", folder.resolve("nowhere").toString());
    }

    @Test
    void truncatedFileIsOneSentence() throws IOException {
        writeImages("train", 40);
        writeImages("t10k", 20);
        Path images = folder.resolve("train-images-idx3-ubyte");
        byte[] whole = Files.readAllBytes(images);
        Files.write(images, Arrays.copyOf(whole, whole.length - 5));
        assertFails(1, "train-images-idx3-ubyte", "--data", folder.toString());
    }

    @Test
    void damagedCheckpointIsOneSentence() throws IOException {
        writeImages("train", 40);
        writeImages("t10k", 20);
        Path checkpoints = Files.createDirectory(folder.resolve("checkpoints"));
        Files.writeString(checkpoints.resolve("step-00000050.zip"), "PK, and then the power failed");
        assertFails(
                1,
                "step-00000050.zip is damaged",
                "--data",
                folder.toString(),
                "--checkpoints",
                checkpoints.toString());
    }

    @Test
    void unknownOptionNamesTheNearest() {
        assertEquals(2, run("--dat", "x"));
        assertTrue(errors.toString().contains("Unknown option"), errors.toString());
        assertTrue(errors.toString().contains("--data"), errors.toString());
    }

    private void assertFails(int exitCode, String text, String... arguments) {
        assertEquals(exitCode, run(arguments));
        assertTrue(errors.toString().contains(text), errors.toString());
        assertEquals(1, errors.toString().lines().count(), errors.toString());
    }

    private int run(String... arguments) {
        CommandLine demo = Demo.commandLine();
        demo.setErr(new PrintWriter(errors, true));
        return demo.execute(arguments);
    }

    private void writeImages(String part, int count) throws IOException {
        byte[] pixels = new byte[count * SIDE * SIDE];
        new Random(1).nextBytes(pixels);
        ByteBuffer images = ByteBuffer.allocate(16 + pixels.length);
        images.putInt(0x803).putInt(count).putInt(SIDE).putInt(SIDE).put(pixels);
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
        ByteBuffer labels = ByteBuffer.allocate(8 + count);
        labels.putInt(0x801).putInt(count);
        for (int image = 0; image < count; image++) {
            labels.put((byte) (image % 10));
        }
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }
}
