/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.libtorch.check.Programs;
import dev.stagecraft.libtorch.check.SeveralDevices;
import dev.stagecraft.libtorch.check.Training;
import dev.stagecraft.libtorch.cuda.KernelCache;
import dev.stagecraft.libtorch.cuda.Nccl;
import dev.stagecraft.libtorch.kernel.FakeGpu;
import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.library.Libtorch;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.EngineException;
import dev.stagecraft.program.engine.EngineNetwork;
import dev.stagecraft.program.engine.EngineSettings;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two ranks on the CPU. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedNetworkTest {
    private static final NetworkProgram SMALL = SeveralDevices.network();

    @TempDir
    private Path folder;

    private static Training shared(String devices) {
        return new Training(SMALL, devices, Arithmetic.FLOAT32);
    }

    /** Of which the second begins in the middle, is smaller by one, and is not there. */
    @ParameterizedTest
    @ValueSource(ints = {6, 5, 1})
    void tenStepsAreThoseOfOneDeviceWhoseHalvesAreNormalizedByThemselves(int images) {
        SeveralDevices.Outcome outcome = SeveralDevices.compare("cpu,cpu", images, 10);
        assertEquals(0, outcome.loss(), 1e-5);
        assertEquals(0, outcome.parameters(), 1e-5);
    }

    @Test
    void threeOfThemToo() {
        assertEquals(0, SeveralDevices.compare("cpu, cpu, cpu", 7, 3).parameters(), 1e-5);
    }

    @Test
    void twoRunsAreTheSameToTheBit() {
        assertArrayEquals(SeveralDevices.trained("cpu,cpu", 5, 4), SeveralDevices.trained("cpu,cpu", 5, 4));
    }

    /** Statistics' gradients are means of the devices', also for whoever takes the step elsewhere. */
    @Test
    void gradientsAreSumsOfImagesAndMeansOfStatistics() {
        assertEquals(0, SeveralDevices.gradients("cpu,cpu", 5), 1e-5);
    }

    @ParameterizedTest
    @CsvSource({"5", "1"})
    void answersAreThoseOfOneDevice(int images) {
        try (Training one = shared("cpu");
                Training two = shared("cpu,cpu")) {
            Training.Batch batch = one.batch(images, 16, 5, 1);
            float[] expected =
                    one.network().answer(batch.images(), batch.shape()).get(0).numbers();
            float[] actual =
                    two.network().answer(batch.images(), batch.shape()).get(0).numbers();
            assertArrayEquals(expected, actual, 1e-6f);
        }
    }

    /** Two GPUs whose memory is the processor's, and whose guard of the stream is what fails. */
    private EngineNetwork onGpus(FakeGpu first, FakeGpu second, Optional<FakeGpu> nccl) {
        List<Rank> ranks = List.of(rank(first, 0), rank(second, 1));
        List<LibtorchNetwork> networks = ranks.stream().map(Rank::network).toList();
        GradientSum sum = nccl.<GradientSum>map(of -> new GradientSum.NcclSum(new Nccl(of.functions(), 0, 1), networks))
                .orElseGet(() -> new OrderedSum(networks));
        return new SharedNetwork(SMALL, ranks, sum);
    }

    private Rank rank(FakeGpu gpu, int number) {
        return Rank.open("rank " + number, () -> {
            Acceleration acceleration = Acceleration.of(gpu.functions(), number, new KernelCache(folder), false);
            Session session = Session.open(Libtorch.load(), Device.CPU);
            Tools tools = Tools.of(session, ElementType.FLOAT32, Optional.empty(), Optional.empty());
            return new LibtorchNetwork(SMALL, 1, tools, acceleration, 2);
        });
    }

    private static FakeGpu gpu() {
        return new FakeGpu(Optional.empty(), false);
    }

    /** The other one ends its part of the step, and the next step is refused or taken, but never waited for. */
    @Test
    void aRankThatFailsEndsTheStepForAll() {
        FakeGpu second = gpu();
        try (Training training = new Training(SMALL, onGpus(gpu(), second, Optional.empty()))) {
            Training.Batch batch = training.batch(4, 16, 5, 1);
            training.step(0, batch);
            second.functions().fail("aoti_torch_create_cuda_stream_guard", 1);
            EngineException failure = assertThrows(EngineException.class, () -> training.step(1, batch));
            assertEquals(
                    "libtorch on cpu says: aoti_torch_create_cuda_stream_guard says: it did not work.",
                    failure.getMessage());
            second.functions().fail("aoti_torch_create_cuda_stream_guard", 0);
            assertTrue(Double.isFinite(training.step(1, batch)));
        }
    }

    /** Then they are not the same on all devices, and nobody may go on as if they were. */
    @Test
    void aRankThatFailsWhileParametersChangeEndsTheTraining() {
        FakeGpu second = gpu();
        try (Training training = new Training(SMALL, onGpus(gpu(), second, Optional.empty()))) {
            Training.Batch batch = training.batch(4, 16, 5, 1);
            training.network().loss(0, batch.images(), batch.labels(), batch.shape());
            second.functions().fail("aoti_torch_create_cuda_stream_guard", 1);
            assertThrows(EngineException.class, () -> training.network().update(List.of(), 4));
            second.functions().fail("aoti_torch_create_cuda_stream_guard", 0);
            EngineException failure = assertThrows(EngineException.class, () -> training.step(1, batch));
            assertEquals(
                    "One of the devices failed while the others went on, and they are no longer alike: go on from the last checkpoint.",
                    failure.getMessage());
        }
    }

    /** Its sums are on the streams of the networks, between the losses and the update. */
    @Test
    void ncclAddsUpAllGradientsAtOnce() {
        FakeGpu nccl = gpu();
        float[] expected = SeveralDevices.trained("cpu,cpu", 5, 2);
        try (Training training = new Training(SMALL, onGpus(gpu(), gpu(), Optional.of(nccl)))) {
            assertEquals(List.of("ncclCommInitAll 0 1"), nccl.collectives());
            for (int step = 0; step < 2; step++) {
                training.step(step, training.batch(5, 16, 5, step));
                String reduce = " " + SMALL.length() + " float32 sum stream " + FakeGpu.STREAM;
                assertEquals(
                        List.of("ncclGroupStart", "rank 0" + reduce, "rank 1" + reduce, "ncclGroupEnd"),
                        nccl.collectives());
            }
            assertArrayEquals(expected, SeveralDevices.parameters(training.network()));
        }
        assertEquals(List.of("ncclCommDestroy 0", "ncclCommDestroy 1"), nccl.collectives());
    }

    @Test
    void ncclThatFailsIsASentence() {
        FakeGpu nccl = gpu();
        try (Training training = new Training(SMALL, onGpus(gpu(), gpu(), Optional.of(nccl)))) {
            Training.Batch batch = training.batch(4, 16, 5, 1);
            nccl.functions().fail("ncclAllReduce", 3);
            EngineException failure = assertThrows(EngineException.class, () -> training.step(0, batch));
            assertEquals(
                    "The gradients of 2 devices could not be added up: ncclAllReduce says: unhandled system error.",
                    failure.getMessage());
        }
    }

    @Test
    void devicesOfTwoKindsAreRefused() {
        EngineSettings settings = new EngineSettings("cpu,cuda:0", Arithmetic.FLOAT32, 1);
        assertEquals(
                "Of the devices cpu,cuda:0 some are GPUs and one is the CPU, which round differently, so that they would not stay alike:"
                        + " name GPUs only, or the CPU only.",
                assertThrows(EngineException.class, () -> new LibtorchEngine().open(Programs.resNet20(), settings))
                        .getMessage());
        EngineSettings none = new EngineSettings("cpu,", Arithmetic.FLOAT32, 1);
        assertEquals(
                "\"\" is no device: say cpu, or cuda:0 for the first GPU, cuda:1 for the second, and so on.",
                assertThrows(EngineException.class, () -> new LibtorchEngine().open(Programs.resNet20(), none))
                        .getMessage());
    }
}
