/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.libtorch.check.Programs;
import dev.stagecraft.libtorch.check.Training;
import dev.stagecraft.libtorch.cuda.KernelCache;
import dev.stagecraft.libtorch.kernel.FakeGpu;
import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.library.Libtorch;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers on a GPU, by C functions that note their calls. While they say that an answer is captured it is computed here; what they launch does nothing. */
class CapturedAnswersTest {
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

    private Training network(ElementType maps) {
        Acceleration acceleration = Acceleration.of(gpu.functions(), 0, new KernelCache(folder), true);
        Session session = Session.open(Libtorch.load(), Device.CPU);
        Tools tools = Tools.of(session, maps, Optional.empty(), Optional.empty());
        return new Training(Programs.resNet20(), new LibtorchNetwork(Programs.resNet20(), 1, tools, acceleration));
    }

    private float[] answer(Training network, int images) {
        Training.Batch batch = network.batch(images, 16, 10, images);
        return network.network().answer(batch.images(), batch.shape()).get(0).numbers();
    }

    private List<String> calls(Training network, int images) {
        gpu.functions().calls();
        answer(network, images);
        return calls();
    }

    private List<String> calls() {
        return gpu.functions().calls().stream()
                .filter(call -> call.contains("Capture") || call.contains("Graph") || call.contains("Trim"))
                .toList();
    }

    private void warmUp(Training network, int images) {
        for (int run = 0; run < CapturedKinds.WARM_UP; run++) {
            assertEquals(List.of(), calls(network, images));
        }
    }

    /** Single images and batches have a graph each, and each of them stays while the other is used. */
    @Test
    void eachBatchSizeIsCapturedOnceItRanSomeTimes() {
        try (Training network = network(ElementType.BFLOAT16)) {
            for (int images : new int[] {1, 8}) {
                warmUp(network, images);
                assertEquals(CAPTURE, calls(network, images));
                assertEquals(List.of("cudaGraphLaunch"), calls(network, images));
            }
            assertEquals(List.of("cudaGraphLaunch"), calls(network, 1));
        }
    }

    /** Six are kept. */
    @Test
    void theSizeThatWasUsedLeastLatelyGoes() {
        try (Training network = network(ElementType.FLOAT32)) {
            warmUp(network, 1);
            assertEquals(CAPTURE, calls(network, 1));
            for (int images = 2; images < 7; images++) {
                answer(network, images);
            }
            assertEquals(List.of("cudaGraphLaunch"), calls(network, 1));
            answer(network, 7);
            assertEquals(List.of("cudaGraphLaunch"), calls(network, 1));
            for (int images = 2; images < 7; images++) {
                answer(network, images);
            }
            answer(network, 7);
            assertTrue(gpu.functions().calls().contains("cudaGraphExecDestroy"));
        }
    }

    /** Captured or not, with the same numbers as where nothing is captured. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "BFLOAT16"})
    void answersAreTheSame(ElementType maps) {
        try (Training captured = network(maps);
                Training plain = new Training(Programs.resNet20(), "cpu", Arithmetic.valueOf(maps.name()))) {
            for (int run = 0; run <= CapturedKinds.WARM_UP; run++) {
                assertArrayEquals(answer(plain, 4), answer(captured, 4));
            }
        }
    }

    /** The folded weights that a graph reads are those of the parameters that were there. */
    @Test
    void otherParametersAreCapturedAnew() {
        try (Training network = network(ElementType.FLOAT32);
                Training plain = new Training(Programs.resNet20(), "cpu", Arithmetic.FLOAT32)) {
            warmUp(network, 4);
            assertEquals(CAPTURE, calls(network, 4));
            gpu.functions().calls();
            network.step(0, network.batch(4, 16, 10, 1));
            plain.step(0, plain.batch(4, 16, 10, 1));
            assertEquals(List.of("cudaGraphExecDestroy", "cudaDeviceGraphMemTrim"), calls());
            assertArrayEquals(answer(plain, 4), answer(network, 4));
        }
    }

    /** A part that waits for the device, say. */
    @Test
    void whatCannotBeCapturedIsComputed() {
        gpu.functions().fail("cudaStreamEndCapture", 901);
        try (Training network = network(ElementType.FLOAT32);
                Training plain = new Training(Programs.resNet20(), "cpu", Arithmetic.FLOAT32)) {
            warmUp(network, 4);
            assertEquals(
                    List.of("cudaMemPoolTrimTo", "cudaStreamBeginCapture", "cudaStreamEndCapture"), calls(network, 4));
            assertArrayEquals(answer(plain, 4), answer(network, 4));
            assertEquals(List.of(), calls(network, 4));
        }
    }
}
