/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.libtorch.check.Programs;
import dev.stagecraft.libtorch.check.Training;
import dev.stagecraft.libtorch.cuda.KernelCache;
import dev.stagecraft.libtorch.kernel.FakeGpu;
import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.library.Libtorch;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.program.engine.EngineException;
import dev.stagecraft.program.engine.EngineNetwork;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is called when, by C functions that note it. While they say that a step is captured it is computed here; what they launch does nothing. */
class CapturedStepsTest {
    private static final List<String> CAPTURE = List.of(
            "cudaMemPoolTrimTo",
            "cudaStreamBeginCapture",
            "cudaStreamEndCapture",
            "cudaGraphInstantiateWithFlags",
            "cudaGraphDestroy",
            "cudaGraphLaunch");

    @TempDir
    private Path folder;

    private final FakeGpu gpu = new FakeGpu(Optional.empty(), false);

    private Training training() {
        Acceleration acceleration = Acceleration.of(gpu.functions(), 0, new KernelCache(folder), true);
        Session session = Session.open(Libtorch.load(), Device.CPU);
        EngineNetwork network = new LibtorchNetwork(
                Programs.resNet20(),
                1,
                Tools.of(session, ElementType.FLOAT32, Optional.empty(), Optional.empty()),
                acceleration);
        return new Training(Programs.resNet20(), network);
    }

    private List<String> step(Training training, int images) {
        gpu.functions().calls();
        training.step(0, training.batch(images, 16, 10, images));
        return gpu.functions().calls().stream()
                .filter(call -> call.contains("Capture") || call.contains("Graph") || call.contains("Trim"))
                .toList();
    }

    @Test
    void aStepIsCapturedOnceItRanSomeTimes() {
        try (Training training = training()) {
            for (int run = 0; run < CapturedKinds.WARM_UP; run++) {
                assertEquals(List.of(), step(training, 4));
            }
            assertEquals(CAPTURE, step(training, 4));
            assertEquals(List.of("cudaGraphLaunch"), step(training, 4));
            assertEquals(List.of("cudaGraphLaunch"), step(training, 4));
        }
        List<String> calls = gpu.functions().calls();
        assertTrue(calls.contains("cudaGraphExecDestroy"));
        assertEquals("cudaStreamDestroy", calls.get(calls.size() - 1));
    }

    /** The last batch of an epoch has a graph of its own beside that of the others. A third kind takes the place of the one that was used least lately. */
    @Test
    void anotherBatchIsCapturedAnew() {
        try (Training training = training()) {
            for (int images : new int[] {4, 3}) {
                for (int run = 0; run < CapturedKinds.WARM_UP; run++) {
                    assertEquals(List.of(), step(training, images));
                }
                assertEquals(CAPTURE, step(training, images));
            }
            assertEquals(List.of("cudaGraphLaunch"), step(training, 4));
            assertEquals(List.of("cudaGraphLaunch"), step(training, 3));
            assertEquals(List.of("cudaGraphExecDestroy", "cudaDeviceGraphMemTrim"), step(training, 2));
            assertEquals(List.of("cudaGraphLaunch"), step(training, 3));
            assertEquals(List.of(), step(training, 4));
        }
    }

    @Test
    void whatCannotBeCapturedIsComputed() {
        gpu.functions().fail("cudaStreamEndCapture", 901);
        try (Training training = training()) {
            for (int run = 0; run < CapturedKinds.WARM_UP; run++) {
                step(training, 4);
            }
            assertEquals(
                    List.of("cudaMemPoolTrimTo", "cudaStreamBeginCapture", "cudaStreamEndCapture"), step(training, 4));
            Training.Batch batch = training.batch(4, 16, 10, 4);
            double before = training.step(0, batch);
            double after = training.step(0, batch);
            assertTrue(after < before, () -> before + " became " + after);
            assertEquals(List.of(), step(training, 4));
        }
    }

    /** A step by a graph is given the batch that it is of, and everything is done on the stream. */
    @Test
    void everythingIsOnTheStream() {
        try (Training training = training()) {
            gpu.functions().calls();
            training.step(0, training.batch(4, 16, 10, 1));
            assertEquals(
                    List.of(
                            "aoti_torch_create_cuda_stream_guard",
                            "aoti_torch_delete_cuda_stream_guard",
                            "aoti_torch_create_cuda_stream_guard",
                            "aoti_torch_delete_cuda_stream_guard"),
                    gpu.functions().calls());
        }
    }

    /** In the middle of a training, and from then on for each call: the sentence is what the caller sees, and closing adds none. */
    @Test
    void aDeviceThatDisappearsIsASentence() {
        gpu.functions()
                .withReason(
                        "cudaGetErrorString",
                        Arena.global()
                                .allocateFrom("unspecified launch failure")
                                .address());
        EngineException lost;
        try (Training training = training()) {
            Training.Batch batch = training.batch(4, 16, 10, 4);
            for (int run = 0; run <= CapturedKinds.WARM_UP; run++) {
                training.step(run, batch);
            }
            for (String function :
                    List.of("cudaGraphLaunch", "cudaGraphExecDestroy", "cudaDeviceGraphMemTrim", "cudaStreamDestroy")) {
                gpu.functions().fail(function, 719);
            }
            lost = assertThrows(EngineException.class, () -> training.step(9, batch));
            EngineException again = assertThrows(EngineException.class, () -> training.step(10, batch));
            assertEquals(lost.getMessage(), again.getMessage());
            gpu.functions().fail("aoti_torch_create_cuda_stream_guard", 1);
            assertThrows(EngineException.class, () -> training.network().isFinite());
        }
        assertTrue(lost.getMessage().contains("was lost ("), lost.getMessage());
        assertTrue(lost.getMessage().contains("unspecified launch failure): "), lost.getMessage());
        assertTrue(lost.getMessage().contains("since the newest checkpoint"), lost.getMessage());
    }

    @Test
    void withoutTheRuntimeThereIsNeitherAStreamNorAKernel() {
        gpu.functions().remove("cudaStreamBeginCapture");
        assertEquals(Acceleration.NONE, Acceleration.of(gpu.functions(), 0, new KernelCache(folder), true));
    }

    @Test
    void withoutTheCompilerThereIsAStream() {
        gpu.functions().remove("nvrtcCompileProgram");
        Acceleration acceleration = Acceleration.of(gpu.functions(), 0, new KernelCache(folder), true);
        assertTrue(acceleration.launcher().isEmpty());
        assertTrue(acceleration.stream().isPresent());
    }

    /** Compiled once, for this program and the next. */
    @Test
    void whatWasCompiledIsKept() {
        Acceleration.of(gpu.functions(), 0, new KernelCache(folder), true);
        assertTrue(gpu.functions().calls().contains("nvrtcCompileProgram"));
        Acceleration again = Acceleration.of(gpu.functions(), 0, new KernelCache(folder), true);
        assertTrue(again.launcher().isPresent());
        assertTrue(!gpu.functions().calls().contains("nvrtcCompileProgram"));
    }
}
