/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.recipe.EarlyStopping;
import dev.stagecraft.runtime.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training by a recipe in a program of its own, killed as by {@code kill -9} wherever it is, three times; or as often as {@code -Dstagecraft.kills=50}
 * says.
 */
@Tag("slow")
class KilledRecipeTest {
    private static final int KILLS = Integer.getInteger("stagecraft.kills", 3);
    private static final int MOST_STEPS = 20;

    @TempDir
    Path folder;

    private static Recipe recipe() {
        return RecipeTrainings.everything().withEpochs(2 + KILLS).withEarlyStopping(new EarlyStopping(1_000, 0));
    }

    /** The program: writes a byte after each step. */
    static final class Program {
        public static void main(String[] arguments) throws IOException {
            RecipeTrainings.trainer(recipe(), Path.of(arguments[0]))
                    .progress(new TrainingProgress() {
                        @Override
                        public void stepFinished(int done, double loss) {
                            System.out.write('.');
                            System.out.flush();
                        }
                    })
                    .fit(Trainings.TRAINING);
        }
    }

    @Test
    void comesToTheSame() throws Exception {
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
                            folder.toString())
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
        TrainingResult uninterrupted = RecipeTrainings.trainer(recipe()).fit(Trainings.TRAINING);
        TrainingResult resumed = RecipeTrainings.trainer(recipe(), folder).fit(Trainings.TRAINING);
        assertEquals(2 + KILLS, resumed.history().size());
        Trainings.assertSame(uninterrupted, resumed);
    }
}
