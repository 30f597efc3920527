/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training in a program of its own, killed as by {@code kill -9}. */
class KilledProcessTest {
    /** The program: trains for as long as it is let, a step for each byte that it reads, and writes a byte after each. */
    static final class Program {
        public static void main(String[] arguments) throws IOException {
            Trainings.trainer(Path.of(arguments[0]))
                    .epochs(1_000_000)
                    .progress(new TrainingProgress() {
                        @Override
                        public void stepFinished(int done, double loss) {
                            System.out.write('.');
                            System.out.flush();
                            awaitLeave();
                        }
                    })
                    .fit(Trainings.TRAINING);
        }

        private static void awaitLeave() {
            try {
                if (System.in.read() < 0) {
                    throw new IllegalStateException("whoever started this is gone");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @TempDir
    Path folder;

    @Test
    void resumesInAnotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            do {
                assertEquals('.', process.getInputStream().read(), "the training ended by itself");
                // Which goes on, so that it is killed in the midst of a step.
                process.getOutputStream().write('.');
                process.getOutputStream().flush();
            } while (checkpoints().size() < 2);
        } finally {
            process.destroyForcibly().waitFor();
        }
        int epochs = 2 + newestStep() / Trainings.STEPS_PER_EPOCH;
        Trainings.assertSame(
                Trainings.trainer().epochs(epochs).fit(Trainings.TRAINING),
                Trainings.trainer(folder).epochs(epochs).fit(Trainings.TRAINING));
    }

    private int newestStep() {
        return checkpoints().stream()
                .mapToInt(name -> Integer.parseInt(name.replaceAll("\\D", "")))
                .max()
                .getAsInt();
    }

    private List<String> checkpoints() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".zip"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
