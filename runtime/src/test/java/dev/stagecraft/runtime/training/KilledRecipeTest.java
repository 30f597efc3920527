/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.augmentation.Augmentations;
import dev.stagecraft.runtime.data.StreamedDataset;
import dev.stagecraft.runtime.recipe.EarlyStopping;
import dev.stagecraft.runtime.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training by a recipe in a program of its own, on a folder whose images three threads decode, killed as by {@code kill -9} wherever it is, three times; or as often as {@code -Dstagecraft.kills=50}
 * says.
 */
@Tag("slow")
class KilledRecipeTest {
    private static final int KILLS = Integer.getInteger("stagecraft.kills", 3);
    private static final int MOST_STEPS = 20;

    private static final int THREADS = 3;

    @TempDir
    Path folder;

    @TempDir
    Path images;

    private static Recipe recipe() {
        return RecipeTrainings.everything().withEpochs(2 + KILLS).withEarlyStopping(new EarlyStopping(1_000, 0));
    }

    /** The program: writes a byte after each step. */
    static final class Program {
        public static void main(String[] arguments) throws IOException {
            Path images = Path.of(arguments[1]);
            trainer(images)
                    .checkpoints(Path.of(arguments[0]), 3)
                    .progress(new TrainingProgress() {
                        @Override
                        public void stepFinished(int done, double loss) {
                            System.out.write('.');
                            System.out.flush();
                        }
                    })
                    .fit(images(images, THREADS));
        }
    }

    private static StreamedDataset images(Path folder, int threads) throws IOException {
        return TrainingFolder.streamed(folder, Augmentations.NONE, threads);
    }

    private static Trainer trainer(Path images) throws IOException {
        return RecipeTrainings.trainer(recipe()).heldOut(images(images, 1));
    }

    @Test
    void comesToTheSame() throws Exception {
        TrainingFolder.write(images);
        Random random = new Random();
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Dstagecraft.kills=" + KILLS,
                            "-cp",
                            System.getProperty("java.class.path"),
                            Program.class.getName(),
                            folder.toString(),
                            images.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                int steps = 1 + random.nextInt(MOST_STEPS);
                for (int step = 0; step < steps && process.getInputStream().read() == '.'; step++) {
                    // It goes on meanwhile, so that it is killed in a step, or while it writes.
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        TrainingResult uninterrupted = trainer(images).fit(images(images, 1));
        TrainingResult resumed = trainer(images).checkpoints(folder, 3).fit(images(images, THREADS));
        assertEquals(2 + KILLS, resumed.history().size());
        Trainings.assertSame(uninterrupted, resumed);
    }
}
