/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.recipe.Recipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** What is beside the checkpoints of a training. */
class RunRecordTest {
    @TempDir
    Path folder;

    @Test
    void hasEachStepOnceThoughTheTrainingWasKilled() throws Exception {
        Recipe recipe = RecipeTrainings.everything();
        assertThrows(
                Trainings.Killed.class,
                () -> RecipeTrainings.trainer(recipe, folder)
                        .progress(Trainings.killAfter(35))
                        .fit(Trainings.TRAINING));
        RecipeTrainings.trainer(recipe, folder).fit(Trainings.TRAINING);
        List<String> lines = Files.readAllLines(folder.resolve("metrics.csv"));
        assertEquals(
                "step,epoch,kind,loss,rate,images_per_second,waiting_share,test_accuracy,test_top5_accuracy",
                lines.get(0));
        List<String> rows = lines.stream()
                .skip(1)
                .map(line -> String.join(" ", List.of(line.split(",")).subList(0, 3)))
                .toList();
        assertEquals(List.of("13 1 epoch", "20 2 steps", "26 2 epoch", "39 3 epoch"), rows);
        assertEquals(2, events());
    }

    private long events() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains("tfevents"))
                    .count();
        }
    }

    @Test
    void hasTheSettings() throws Exception {
        Recipe recipe = RecipeTrainings.everything();
        RecipeTrainings.trainer(recipe, folder).fit(Trainings.TRAINING);
        JsonNode settings =
                new ObjectMapper().readTree(folder.resolve("settings.json").toFile());
        assertEquals("TinyNetwork", settings.get("network").textValue());
        Path file = Files.writeString(
                folder.resolve("again.json"), settings.get("recipe").toString());
        assertEquals(recipe, Recipe.read(file));
    }

    @Test
    void theTrainingGoesOnWhereItCannotBeWritten() throws Exception {
        Files.createDirectory(folder.resolve("metrics.csv"));
        List<String> warnings = new ArrayList<>();
        Trainer trainer = RecipeTrainings.trainer(RecipeTrainings.everything(), folder)
                .progress(new TrainingProgress() {
                    @Override
                    public void warned(String sentence) {
                        warnings.add(sentence);
                    }
                });
        assertEquals(3, trainer.fit(Trainings.TRAINING).history().size());
        assertEquals(1, warnings.size());
        assertTrue(
                warnings.get(0)
                        .startsWith("The record of the training cannot be written into " + folder + ", because "),
                warnings::toString);
    }

    @Test
    void figuresSayWhatPeopleAskFor() {
        StepFigures figures = new StepFigures(
                2, 61, 500, 0.8, 0.7126, OptionalDouble.of(0.05), 170.4, 0.018, Duration.ofSeconds(725));
        assertEquals("loss 0.713, rate 0.0500, 170 images/s, 2 % waiting, 0:12:05 left", figures.text());
    }
}
