/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.backend.GpuDevice;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
    private static final Backend CPU = new Backend.Cpu("nd4j-native", "linux-x86_64", 2);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TrainingProgress progress = new ConsoleProgress(
            new PrintStream(bytes, true, StandardCharsets.UTF_8), Optional.empty(), Duration.ofHours(1));

    @Test
    void printsALineAnEpochAndNothingElseWithoutATerminal() {
        progress.epochStarted(1, 5, 1000, 0);
        progress.stepFinished(500, 0.9);
        progress.stepFinished(1000, 0.7126);
        progress.epochFinished(new EpochResult(1, 0.7126, OptionalDouble.of(0.7982)), 412.3);
        progress.close();
        assertEquals("epoch 1/5: loss 0.713, test accuracy 79.8 %, 412 images/s\n", printed());
    }

    @Test
    void saysWithoutATerminalHowFarItIs() {
        TrainingProgress often = new ConsoleProgress(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), Optional.empty(), Duration.ZERO);
        often.epochStarted(2, 5, 1000, 0);
        often.stepFinished(500, 0.9);
        often.stepFinished(1000, 0.7126);
        assertEquals("epoch 2/5: 500 of 1,000 images, loss 0.900\n", printed());
    }

    @Test
    void leavesOutTheAccuracyThatWasNotMeasured() {
        progress.epochStarted(2, 2, 10, 5);
        progress.epochFinished(new EpochResult(2, 1, OptionalDouble.empty()), 3);
        assertEquals("epoch 2/2: loss 1.000, 3 images/s\n", printed());
    }

    @Test
    void saysWhatTheTrainingRunsOn() {
        progress.started(CPU, Execution.ONEDNN, Precision.FULL, Optional.empty());
        assertEquals("device: CPU (nd4j-native, linux-x86_64, 2 threads), convolutions by oneDNN\n", printed());
    }

    @Test
    void saysThatTheTrainingIsInBfloat16() {
        progress.started(CPU, Execution.ONEDNN, Precision.BFLOAT16, Optional.empty());
        assertEquals(
                "device: CPU (nd4j-native, linux-x86_64, 2 threads), convolutions by oneDNN in bfloat16\n", printed());
    }

    @Test
    void saysThatTheTrainingRunsOnAGpu() {
        Backend gpu = new Backend.Gpu("nd4j-cuda-11.6", List.of(new GpuDevice("NVIDIA A40", 8, 6)), true);
        progress.started(gpu, Execution.CUDNN, Precision.FULL, Optional.empty());
        progress.started(gpu, Execution.DEEPLEARNING4J, Precision.FULL, Optional.empty());
        String device = "device: NVIDIA A40 (nd4j-cuda-11.6, compute capability 8.6)";
        assertEquals(device + ", convolutions by cuDNN\n" + device + "\n", printed());
    }

    @Test
    void saysWhereTheTrainingResumes() {
        progress.resumed(Path.of("step-00000200.zip"), 200);
        assertEquals("resumed from step-00000200.zip after 200 steps\n", printed());
    }

    @Test
    void showsABarOnATerminalAndClearsItForTheLineOfTheEpoch() {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintStream terminal = new PrintStream(screen, true, StandardCharsets.UTF_8);
        try (TrainingProgress both = new ConsoleProgress(terminal, Optional.of(terminal), Duration.ZERO)) {
            both.epochStarted(1, 5, 1000, 200);
            both.stepFinished(500, 0.7126);
            both.epochFinished(new EpochResult(1, 0.7126, OptionalDouble.empty()), 412);
        }
        String shown = screen.toString(StandardCharsets.UTF_8);
        assertTrue(shown.contains("epoch 1/5 images  50%"), shown);
        assertTrue(shown.contains(" 500/1000 "), shown);
        assertTrue(shown.contains(", loss 0.713"), shown);
        assertTrue(shown.matches("(?s).* {40,}\\repoch 1/5: loss 0\\.713, 412 images/s\\R"), shown);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
