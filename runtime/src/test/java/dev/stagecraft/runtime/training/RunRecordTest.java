/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.report.RunPage;
import dev.stagecraft.report.record.Evaluation;
import dev.stagecraft.report.record.Metrics;
import dev.stagecraft.report.record.Network;
import dev.stagecraft.report.record.Run;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.recipe.Recipe;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** What is beside the checkpoints of a training. */
@Tag("slow")
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

    /** The checkpoint is there, and nobody does the epoch again. */
    @Test
    void hasTheEpochBehindWhichATrainingWasKilled() throws Exception {
        Recipe recipe = RecipeTrainings.everything();
        TrainingProgress killed = new TrainingProgress() {
            @Override
            public void epochFinished(EpochResult result, double imagesPerSecond) {
                throw new Trainings.Killed();
            }
        };
        for (int time = 0; time < 3; time++) {
            assertThrows(
                    Trainings.Killed.class,
                    () -> RecipeTrainings.trainer(recipe, folder)
                            .progress(killed)
                            .fit(Trainings.TRAINING));
        }
        TrainingResult result = RecipeTrainings.trainer(recipe, folder).fit(Trainings.TRAINING);
        Run run = Run.load(folder);
        assertEquals(
                List.of(13L, 26L, 39L),
                run.metrics().epochs().stream().map(Metrics.Row::step).toList());
        assertEquals(
                result.history().stream().map(EpochResult::loss).toList(),
                run.metrics().epochs().stream()
                        .map(row -> row.loss().getAsDouble())
                        .toList());
        assertEquals(RunPage.of(run), Files.readString(folder.resolve("report.html")));
    }

    @Test
    void thePageIsThatOfTheRecordAlsoAfterAKill() throws Exception {
        Recipe recipe = RecipeTrainings.everything();
        assertThrows(
                Trainings.Killed.class,
                () -> RecipeTrainings.trainer(recipe, folder)
                        .progress(Trainings.killAfter(30))
                        .fit(Trainings.TRAINING));
        RecipeTrainings.trainer(recipe, folder).fit(Trainings.TRAINING);
        String page = Files.readString(folder.resolve("report.html"));
        assertEquals(RunPage.of(Run.load(folder)), page);
        for (String line : Files.readAllLines(folder.resolve("metrics.csv"))) {
            String[] cells = line.split(",");
            if (cells[2].equals("epoch")) {
                assertTrue(page.contains("<data value=\"" + cells[3] + "\">"), line);
                assertTrue(page.contains("<data value=\"" + cells[5] + "\">"), line);
            }
        }
    }

    /** The page is made of the record, and no part of it. */
    @Test
    void goesOnWhereThePageCannotBeWritten() throws Exception {
        Files.createDirectories(folder.resolve("report.html").resolve("in the way"));
        RecipeTrainings.trainer(RecipeTrainings.everything(), folder).fit(Trainings.TRAINING);
        assertEquals(3, Run.load(folder).metrics().epochs().size());
        assertEquals(3, Run.load(folder).evaluation().orElseThrow().epoch());
    }

    @Test
    void hasWhatTheHeldOutImagesWereTakenFor() throws Exception {
        TrainingResult result =
                RecipeTrainings.trainer(RecipeTrainings.everything(), folder).fit(Trainings.TRAINING);
        Evaluation evaluation = Run.load(folder).evaluation().orElseThrow();
        EpochResult last = result.history().get(2);
        assertEquals(3, evaluation.epoch());
        assertEquals(30, evaluation.images());
        assertEquals(last.accuracy().getAsDouble(), evaluation.correct() / 30.0, 1e-12);
        assertEquals(Math.min(24, 30 - evaluation.correct()), evaluation.wrong().size());
        double before = 0;
        for (Evaluation.Wrong wrong : evaluation.wrong()) {
            assertTrue(wrong.said().get(0).label() != wrong.actual(), wrong::toString);
            assertTrue(wrong.probability() >= before && wrong.probability() <= 0.5, wrong::toString);
            before = wrong.probability();
            int index = Integer.parseInt(wrong.name().replace("image ", ""));
            assertEquals(Trainings.HELD_OUT.label(index), wrong.actual());
            assertEquals(pixel(index, 0), firstPixel(wrong.picture().orElseThrow()), 1);
        }
    }

    private static int pixel(int image, int row) {
        return Trainings.HELD_OUT.pixel(image, 0, row, 0);
    }

    private static int firstPixel(String uri) throws Exception {
        byte[] bytes = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
        return ImageIO.read(new ByteArrayInputStream(bytes)).getRGB(0, 0) & 0xff;
    }

    @Test
    void hasTheNetwork() throws Exception {
        RecipeTrainings.trainer(RecipeTrainings.everything(), folder).fit(Trainings.TRAINING);
        NetworkSummary expected = new TinyNetwork().summary();
        Network network = Run.load(folder).network().orElseThrow();
        assertEquals(expected.parameters(), network.parameters());
        assertEquals(expected.multiplyAdds(), network.multiplyAdds());
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
        assertEquals(recipe, Recipe.load(file));
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
