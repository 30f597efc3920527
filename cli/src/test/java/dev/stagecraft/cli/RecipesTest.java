/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static dev.stagecraft.cli.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.runtime.training.ModelNotes;
import dev.stagecraft.runtime.training.SavedModel;
import dev.stagecraft.runtime.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** {@code recipes}, and {@code train --recipe}. */
class RecipesTest {
    @TempDir
    private static Path shared;

    private static Path classes;
    private static Path data;

    @TempDir
    private Path folder;

    @BeforeAll
    static void declareAndDraw() throws IOException {
        classes = UserNetwork.compile(shared, UserNetwork.TINY);
        data = IdxImages.write(shared.resolve("data"), 60, 30, 8, 3);
    }

    private List<Object> arguments(Object... options) {
        List<Object> arguments = new ArrayList<>(
                List.of("train", "--network", "Tiny", "--class-path", classes, "--data", data, "--model", model()));
        arguments.addAll(List.of(options));
        return arguments;
    }

    private Path model() {
        return folder.resolve("model.zip");
    }

    @Test
    void listsTheReadyOnes() {
        assertContains(
                Run.ok("recipes"),
                "recipe            epochs  batch size  optimizer  loss",
                "a3                   100       2,048  lamb       binary cross entropy",
                "cifar                164         128  sgd        cross entropy");
        assertContains(Run.ok("recipes", "--format", "csv"), "recipe,epochs,batchSize,optimizer,loss");
    }

    @Test
    void printsOneThatTrainTakes() throws IOException {
        String printed = Run.ok("recipes", "A3");
        Path file = Files.writeString(folder.resolve("mine.json"), printed);
        assertEquals(Recipe.A3, Recipe.load(file));
        assertEquals(printed, Run.ok("recipes", file));
        assertContains(
                Run.failure("recipes", "a4"),
                "There is no recipe a4: choose one of a1, a2, a3, ",
                ", or name a file whose name ends in .json.");
        assertContains(
                Run.failure("recipes", folder.resolve("none.json")),
                "The recipe " + folder.resolve("none.json") + " does not exist: check the path.");
    }

    @Test
    void trainsByOneAndKeepsItBesideTheCheckpoints() throws IOException {
        Path checkpoints = folder.resolve("run");
        Object[] options = {
            "--recipe",
            "fashion20",
            "--no-augmentation",
            "--epochs",
            8,
            "--batch-size",
            12,
            "--parts",
            2,
            "--learning-rate",
            "0.05",
            "--checkpoints",
            checkpoints
        };
        String printed = Run.ok(arguments(options).toArray());
        assertContains(printed, "epoch 8/8: loss ", "saved " + model());
        Path settings = checkpoints.resolve("settings.json");
        Recipe kept = Recipe.load(Files.writeString(
                folder.resolve("kept.json"),
                new ObjectMapper().readTree(settings.toFile()).get("recipe").toString()));
        assertEquals(
                Recipe.FASHION20
                        .withoutAugmentation()
                        .withEpochs(8)
                        .withBatchSize(12, 2)
                        .withUpdate(Recipe.FASHION20.update().withLearningRate(0.05)),
                kept);
        assertTrue(Files.readAllLines(checkpoints.resolve("metrics.csv")).size() > 8);
        assertContains(Run.ok("evaluate", "--model", model(), "--data", data), " of 30 images)");
    }

    /** One command: published weights, images of other classes. */
    @Test
    void fineTunesWithANewHead() throws IOException {
        Run.ok(arguments("--epochs", 2).toArray());
        Path weights = folder.resolve("weights.safetensors");
        Weights.save(SavedModel.open(model()).network(), weights);
        Path others = IdxImages.write(folder.resolve("four"), 40, 8, 8, 4);
        String printed = Run.ok(
                "train",
                "--network",
                "Tiny",
                "--class-path",
                classes,
                "--new-head",
                "--recipe",
                "fine-tune",
                "--epochs",
                2,
                "--weights",
                weights,
                "--data",
                others,
                "--model",
                model());
        assertContains(printed, "the head keeps its own weights", "3 classes", "epoch 2/2: loss ");
        assertEquals(4, ModelNotes.load(model()).classNames().size());
        assertContains(Run.ok("evaluate", "--model", model(), "--data", others), " of 8 images)");
    }

    @Test
    void saysWhatDoesNotGoTogether() throws IOException {
        assertContains(
                wrongUsage("--recipe", "cifar", "--optimizer", "adam"),
                "--optimizer is a part of the recipe: leave it out, or change the recipe in a file of your own, which stagecraft"
                        + " recipes NAME prints.");
        assertContains(
                wrongUsage("--parts", 2),
                "--parts changes a recipe, and there is none: name one with --recipe, or leave it out.");
        Path file = Files.writeString(folder.resolve("mine.json"), "{\"name\": \"mine\"}");
        assertContains(
                Run.failure(arguments("--recipe", file).toArray()),
                "The recipe " + file + " cannot be used: the recipe has no epochs; add it.");
    }

    private String wrongUsage(Object... options) {
        Run run = Run.of(arguments(options).toArray());
        assertEquals(FailureSentences.WRONG_USAGE, run.exitCode());
        return run.err();
    }
}
