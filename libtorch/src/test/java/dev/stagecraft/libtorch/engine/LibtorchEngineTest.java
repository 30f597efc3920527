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
import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Function;
import dev.stagecraft.program.Geometry;
import dev.stagecraft.program.Learning;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.Site;
import dev.stagecraft.program.engine.Engine;
import dev.stagecraft.program.engine.EngineException;
import dev.stagecraft.program.engine.EngineNetwork;
import dev.stagecraft.program.engine.EngineSettings;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import dev.stagecraft.program.engine.NativeFloats;
import dev.stagecraft.program.engine.UpdateSegment;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;

class LibtorchEngineTest {
    private static final EngineSettings CPU = new EngineSettings("cpu", Arithmetic.FLOAT32, 1);

    private final Engine engine = ServiceLoader.load(Engine.class).findFirst().orElseThrow();

    private static Site site(int id, String layer, Extent extent, int channels, Integer... inputs) {
        return new Site(id, layer, List.of(inputs), extent, channels, Learning.PLAIN);
    }

    private static Node images() {
        return new Node.Images(site(0, "images", Extent.MAPS, 3));
    }

    private static NativeFloats floats(Arena arena, long length) {
        MemorySegment memory = arena.allocate(ValueLayout.JAVA_FLOAT, length);
        return new NativeFloats(memory.address(), length);
    }

    private static String message(Executable executable) {
        return assertThrows(EngineException.class, executable).getMessage();
    }

    @Test
    void isFoundByItsName() {
        assertEquals("libtorch", engine.name());
        assertEquals("libtorch 2.13.0", engine.version());
        assertEquals(List.of("cpu"), engine.devices());
    }

    @Test
    void whatItDoesNotComputeIsNamed() {
        Node foreign = new Node.Foreign(
                site(1, "strange", Extent.MAPS, 3, 0),
                "com.acme.Strange",
                true,
                "only its own class can; use another.",
                List.of());
        assertEquals(
                "The layer strange cannot be computed by libtorch: only its own class can; use another.",
                message(() -> engine.open(new NetworkProgram(List.of(images(), foreign), List.of(1), 0), CPU)));
        Node softmax = new Node.Activation(site(1, "soft", Extent.MAPS, 3, 0), new Function.Softmax());
        assertEquals(
                "The layer soft cannot be computed by libtorch: it has a softmax over maps; put it behind a pool.",
                message(() -> engine.open(new NetworkProgram(List.of(images(), softmax), List.of(1), 0), CPU)));
    }

    @Test
    void aDeviceThatIsNotThereIsNamed() {
        String message =
                message(() -> engine.open(Programs.resNet20(), new EngineSettings("cuda:5", Arithmetic.FLOAT32, 1)));
        assertTrue(message.startsWith("There is no device cuda:5 for libtorch 2.13.0 in "), message);
        assertEquals(
                "\"tpu\" is no device: say cpu, or cuda:0 for the first GPU, cuda:1 for the second, and so on.",
                message(() -> engine.open(Programs.resNet20(), new EngineSettings("tpu", Arithmetic.FLOAT32, 1))));
    }

    @Test
    void aNetworkWithoutClassesHasNoLoss() {
        Node relu = new Node.Activation(site(1, "relu", Extent.MAPS, 3, 0), new Function.Relu());
        try (EngineNetwork network = engine.open(new NetworkProgram(List.of(images(), relu), List.of(1), 0), CPU);
                Arena arena = Arena.ofConfined()) {
            NativeFloats pixels = floats(arena, 27);
            assertEquals(
                    "The network gives no classes, so that libtorch has no loss to train it with: train one with a head.",
                    message(() -> network.loss(0, pixels, pixels, 1, 3, 3, 3)));
            assertEquals(27, network.answer(pixels, 1, 3, 3, 3).get(0).numbers().length);
        }
    }

    @Test
    void numbersOfAnotherLengthAreRefused() {
        try (EngineNetwork network = engine.open(Programs.resNet20(), CPU);
                Arena arena = Arena.ofConfined()) {
            NativeFloats few = floats(arena, 10);
            assertEquals(
                    "The network has " + Programs.resNet20().length() + " parameters, and 10 were given.",
                    assertThrows(IllegalArgumentException.class, () -> network.load(few))
                            .getMessage());
            assertEquals(
                    "A batch of the shape [1, 3, 32, 32] has 3072 numbers, and 10 were given.",
                    assertThrows(IllegalArgumentException.class, () -> network.answer(few, 1, 3, 32, 32))
                            .getMessage());
        }
    }

    /** 2^18 maps of 2^22 pixels are 4 TB. The network answers smaller images afterwards. */
    @Test
    void tooLittleMemoryIsASentence() {
        Geometry.Axis axis = new Geometry.Axis(1, 1, 1, 0);
        long filters = 1L << 18;
        List<Node> nodes = new ArrayList<>(List.of(images()));
        nodes.add(new Node.Convolution(
                new Site(1, "wide", List.of(0), Extent.MAPS, filters, Learning.PLAIN),
                3,
                filters,
                1,
                new Geometry(axis, axis, Geometry.Padding.GIVEN),
                new ParameterTensor(
                        "wide",
                        "W",
                        "weight",
                        ParameterTensor.Role.WEIGHT,
                        0,
                        List.of(filters, 3L, 1L, 1L),
                        ParameterTensor.Encoding.PLAIN),
                Optional.empty(),
                Optional.empty(),
                new Function.Identity()));
        try (EngineNetwork network = engine.open(new NetworkProgram(nodes, List.of(1), 3 * filters), CPU);
                Arena arena = Arena.ofConfined()) {
            NativeFloats pixels = floats(arena, 3L << 22);
            String message = message(() -> network.answer(pixels, 1, 3, 2048, 2048));
            assertTrue(
                    message.startsWith(
                            "The device cpu has too little memory for a batch of 1 images of 2048x2048 (libtorch says: "),
                    message);
            assertTrue(message.endsWith("): give a smaller batch, or smaller images."), message);
            assertEquals(
                    filters,
                    network.answer(pixels.part(0, 3), 1, 3, 1, 1).get(0).numbers().length);
        }
    }

    /** More parameters than there are addresses. */
    @Test
    void tooManyParametersAreASentence() {
        long many = 1L << 50;
        Node images = images();
        String message = message(() -> engine.open(new NetworkProgram(List.of(images), List.of(0), many), CPU));
        assertTrue(
                message.startsWith("The device cpu has too little memory for " + many
                        + " parameters and their gradients (libtorch says: "),
                message);
        assertTrue(message.endsWith("): end what else uses the device, or take a smaller network."), message);
    }

    @Test
    void parametersThatAreNotThereAreNotChanged() {
        long length = Programs.resNet20().length();
        UpdateSegment beyond = new UpdateSegment(
                5, length, false, new UpdateSegment.Rule.Descent(0.1), UpdateSegment.Decay.NONE, List.of());
        try (EngineNetwork network = engine.open(Programs.resNet20(), CPU)) {
            assertEquals(
                    "The network has " + length + " parameters, and none from 5 to " + (length + 5) + ".",
                    assertThrows(IllegalArgumentException.class, () -> network.update(List.of(beyond), 1))
                            .getMessage());
        }
    }

    @Test
    void theBatchThatFitsIsFoundByHalving() {
        assertEquals(32, Failure.fitting(256, images -> images < 50));
        assertEquals(1, Failure.fitting(256, images -> images < 2));
        assertEquals(0, Failure.fitting(256, images -> false));
        assertEquals(0, Failure.fitting(1, images -> true));
    }

    /** Whole pages of it: what lies beside is somebody else's. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsForgottenIsGivenBack() {
        try (Arena arena = Arena.ofConfined();
                EngineNetwork network = engine.open(Programs.resNet20(), CPU)) {
            MemorySegment memory = arena.allocate(ValueLayout.JAVA_FLOAT, 1 << 20);
            for (long i = 0; i < 1 << 20; i++) {
                memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, 1);
            }
            NativeFloats numbers = new NativeFloats(memory.address(), 1 << 20);
            network.forget(numbers.part(20_000, 10));
            assertEquals(1, memory.getAtIndex(ValueLayout.JAVA_FLOAT, 20_005));
            network.forget(numbers.part(30_000, 900_000));
            for (long kept : List.of(0L, 29_999L, 930_000L, (1L << 20) - 1)) {
                assertEquals(1, memory.getAtIndex(ValueLayout.JAVA_FLOAT, kept), () -> "at " + kept);
            }
            assertEquals(0, memory.getAtIndex(ValueLayout.JAVA_FLOAT, 500_000));
        }
    }
}
