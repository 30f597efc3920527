/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static dev.stagecraft.cli.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.training.ModelNotes;
import dev.stagecraft.runtime.training.SavedModel;
import dev.stagecraft.runtime.weights.Weights;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** {@code train} on images that stay on the disk, augmented as recipes say. */
@Tag("slow")
class StreamedTrainingTest {
    private static final int BLOCK = 512;

    /** All that a recipe does to pixels, values and batches, but for the crop. */
    private static final String RECIPE = """
            {"name": "mine", "epochs": 3, "batchSize": 8, "optimizer": {"kind": "sgd", "momentum": 0.9}, "learningRate": 0.05,
             "average": {"decay": 0.9}, "augmentation": {"random-resized-crop": [0.5, 1], "train-size": 14, "test-size": 16, "test-resize": 18,
             "flip": 0.5, "trivial-augment": true, "random-erasing": 0.2, "mixup": 0.2, "cutmix": 1.0, "repeated": 2}}
            """;

    @TempDir
    private static Path shared;

    private static Path classes;

    @TempDir
    private Path folder;

    @BeforeAll
    static void declare() throws IOException {
        classes = UserNetwork.compile(shared, UserNetwork.TINY);
    }

    private Object[] training(Path data, Object... options) {
        List<Object> arguments = new ArrayList<>(
                List.of("train", "--network", "Tiny", "--class-path", classes, "--data", data, "--model", model()));
        arguments.addAll(List.of(options));
        if (!arguments.contains("--epochs") && !arguments.contains("fine-tune")) {
            arguments.addAll(List.of("--epochs", 1));
        }
        return arguments.toArray();
    }

    private Path model() {
        return folder.resolve("model.zip");
    }

    @Test
    void augmentsAsARecipeSays() throws IOException {
        Path images = ImageFiles.write(folder.resolve("images"), 20);
        Path recipe = Files.writeString(folder.resolve("mine.json"), RECIPE);
        Object[] augmented = training(images, "--recipe", recipe, "--held-out", 0.2);
        String printed = Run.ok(augmented);
        assertContains(printed, "training on 48 images, testing on 12 others", "epoch 1/1: loss ");
        assertEquals(
                Preprocessing.of(1, 8, 8).withCenterCrop(9).framing(),
                ModelNotes.load(model()).preprocessing().orElseThrow().framing());
        String once = Run.ok("evaluate", "--model", model(), "--data", images);
        Run.ok(augmented);
        assertEquals(once, Run.ok("evaluate", "--model", model(), "--data", images), "the same seed");
        Run.ok(training(images, "--recipe", recipe, "--held-out", 0.2, "--data-threads", 3, "--cache", 16));
        assertEquals(
                once, Run.ok("evaluate", "--model", model(), "--data", images), "threads and caches change nothing");
    }

    @Test
    void takesManifestsAndArchives() throws IOException {
        Path images = ImageFiles.write(folder.resolve("images"), 10);
        List<Path> files;
        try (Stream<Path> all = Files.walk(images)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        Path manifest = Files.write(
                folder.resolve("list.csv"),
                files.stream()
                        .map(file ->
                                folder.relativize(file) + "," + file.getParent().getFileName())
                        .toList());
        assertContains(Run.ok(training(manifest)), "training on 27 images, testing on 3 others");
        Path shards = Files.createDirectories(folder.resolve("shards"));
        try (OutputStream tar = Files.newOutputStream(shards.resolve("0.tar"))) {
            for (int index = 0; index < files.size(); index++) {
                entry(tar, index + ".png", Files.readAllBytes(files.get(index)));
                entry(tar, index + ".cls", String.valueOf(index % 3).getBytes());
            }
            tar.write(new byte[2 * BLOCK]);
        }
        assertContains(Run.ok(training(shards)), "training on 27 images, testing on 3 others");
        assertContains(Run.ok(training(shards.resolve("0.tar"))), "training on 27 images, testing on 3 others");
    }

    /** A plain file of POSIX's tar. */
    private static void entry(OutputStream tar, String name, byte[] content) throws IOException {
        byte[] header = new byte[BLOCK];
        System.arraycopy(name.getBytes(), 0, header, 0, name.length());
        put(header, 100, "0000644\0");
        put(header, 124, String.format("%011o\0", content.length));
        header[156] = '0';
        put(header, 257, "ustar\00000");
        put(header, 148, "        ");
        int sum = 0;
        for (byte value : header) {
            sum += value & 0xFF;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        tar.write(header);
        tar.write(content);
        tar.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private static void put(byte[] header, int at, String text) {
        System.arraycopy(text.getBytes(), 0, header, at, text.length());
    }

    @Test
    void brokenImagesEndTheTrainingOrAreCounted() throws IOException {
        Path images = ImageFiles.write(folder.resolve("images"), 10);
        Path broken = Files.list(images.resolve(ImageFiles.CLASSES.get(0)))
                .sorted()
                .findFirst()
                .orElseThrow();
        Files.write(broken, new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        String fault = Run.failure(training(images, "--held-out", 0));
        assertContains(fault, broken + " ");
        Path run = folder.resolve("run");
        Run skipped = Run.of(training(images, "--held-out", 0, "--skip-broken", "--checkpoints", run));
        assertEquals(0, skipped.exitCode(), skipped::err);
        assertContains(skipped.out() + skipped.err(), "Left out: " + broken, "left out 1 image that cannot be read");
        assertContains(Files.readString(run.resolve("warnings.txt")), "Left out: " + broken);
    }

    /** Of a network that has learned from many images, on 18 of another size. */
    @Test
    void fineTunesOnASmallFolder() throws IOException {
        Path many = IdxImages.write(folder.resolve("many"), 240, 30, 8, 3);
        Run.ok(training(many, "--epochs", 5, "--batch-size", 16, "--learning-rate", 0.01));
        Path weights = folder.resolve("weights.safetensors");
        Weights.save(SavedModel.open(model()).network(), weights);
        Path few = ImageFiles.write(folder.resolve("few"), 12);
        // Parts of these images do not show where in them it is bright, which is their class.
        Object[] words = {
            "--recipe",
            "fine-tune",
            "--new-head",
            "--no-augmentation",
            "--batch-size",
            6,
            "--learning-rate",
            0.01,
            "--held-out",
            0.5
        };
        Run.ok(Stream.concat(Stream.of(training(few, words)), Stream.of("--weights", weights))
                .toArray());
        double accuracy = accuracy(few);
        assertTrue(accuracy >= 0.9, "accuracy " + accuracy);
    }

    private double accuracy(Path images) throws IOException {
        String report = Run.ok("evaluate", "--model", model(), "--data", images, "--format", "json");
        return new ObjectMapper().readTree(report).get("accuracy").asDouble();
    }

    /** Of two sources of one folder, and both on the terminal and in the record. */
    @Test
    void whatIsFoundAheadOfTheTrainingIsSaidOnceAndKept() throws IOException {
        Path images = ImageFiles.write(folder.resolve("images"), 10);
        for (int label = 0; label < 3; label++) {
            Files.move(
                    images.resolve(ImageFiles.CLASSES.get(label)),
                    images.resolve(List.of("1", "2", "10").get(label)));
        }
        Files.writeString(images.resolve("10/scan.tif"), "II*");
        Path run = folder.resolve("run");
        Run done = Run.of(training(images, "--held-out", 0.2, "--skip-broken", "--checkpoints", run));
        assertEquals(0, done.exitCode(), done::err);
        // That so short a training learned nothing is another warning.
        List<String> kept = Files.readAllLines(run.resolve("warnings.txt")).stream()
                .filter(line -> !line.startsWith("The loss is "))
                .toList();
        assertEquals(2, kept.size(), kept::toString);
        assertContains(kept.get(0), "1, 10, 2");
        assertEquals(images + " has 1 file that is not read (1 .tif: 10/scan.tif), left out.", kept.get(1));
        for (String warning : kept) {
            assertEquals(
                    List.of("warning: " + warning),
                    (done.out() + done.err())
                            .lines()
                            .filter(line -> line.contains(warning))
                            .toList());
        }
    }

    @Test
    void saysWhatDoesNotFit() throws IOException {
        Path images = ImageFiles.write(folder.resolve("images"), 4);
        Path recipe = Files.writeString(
                folder.resolve("small.json"), RECIPE.replace("\"test-resize\": 18", "\"test-resize\": 5"));
        assertContains(
                Run.failure(training(images, "--recipe", recipe)),
                "The recipe " + recipe
                        + " cannot be used: The augmentation test-resize is 5, and test-size 16; it must be as"
                        + " much or more, so that the input fits.");
        assertTrue(Files.notExists(model()));
        assertFalse(Run.of(training(images, "--cache", -1)).exitCode() == 0);
    }
}
