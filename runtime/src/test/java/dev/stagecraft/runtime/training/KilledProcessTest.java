package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A training in a program of its own, killed as by {@code kill -9}. */
class KilledProcessTest {
    /** The program: trains for as long as it is let, a little at a time. */
    static final class Program {
        public static void main(String[] arguments) throws IOException {
            Trainings.trainer(Path.of(arguments[0]))
                    .epochs(1_000_000)
                    .progress(new TrainingProgress() {
                        @Override
                        public void stepFinished(int done, double loss) {
                            try {
                                Thread.sleep(5);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                    })
                    .fit(Trainings.TRAINING);
        }
    }

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void resumesInAnotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        try {
            while (checkpoints().size() < 2) {
                assertTrue(process.isAlive(), "the training ended by itself");
                TimeUnit.MILLISECONDS.sleep(1);
            }
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
