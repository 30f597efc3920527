/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.call;

import static dev.stagecraft.libtorch.TestSession.SESSION;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class OperatorTest {

    @Test
    void whatLibtorchSaysIsTheMessage() {
        Operator product = SESSION.operator("mm");
        try (Tensor cube = SESSION.zeros(ElementType.FLOAT32, 2, 2, 2);
                Tensor matrix = SESSION.of(new float[] {1, 2, 3, 4}, 2, 2)) {
            TorchException failure = assertThrows(
                    TorchException.class,
                    () -> product.start()
                            .tensor(cube.handle())
                            .tensor(matrix.handle())
                            .call());
            assertTrue(failure.getMessage().contains("self must be a matrix"), failure::getMessage);
            try (Tensor result = SESSION.adopt(product.start()
                    .tensor(matrix.handle())
                    .tensor(matrix.handle())
                    .call())) {
                assertArrayEquals(new float[] {7, 10, 15, 22}, result.floats());
            }
        }
    }

    @Test
    void anOperationThatThereIsNotIsNamed() {
        Operator none = SESSION.operator("mm", "nowhere");
        TorchException failure = assertThrows(TorchException.class, none::call);
        assertTrue(failure.getMessage().contains("aten::mm"), failure::getMessage);
    }

    /** An argument that fails half-way leaves nothing for the next call. */
    @Test
    void argumentsBeginAnew() {
        Operator product = SESSION.operator("mm");
        Tensor closed = SESSION.zeros(ElementType.FLOAT32, 2, 2);
        closed.close();
        try (Tensor matrix = SESSION.of(new float[] {1, 2, 3, 4}, 2, 2)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> product.start().tensor(matrix.handle()).tensor(closed.handle()));
            try (Tensor result = SESSION.adopt(product.start()
                    .tensor(matrix.handle())
                    .tensor(matrix.handle())
                    .call())) {
                assertArrayEquals(new float[] {7, 10, 15, 22}, result.floats());
            }
        }
    }

    /** Lists, boxes, words and handles of 100,000 calls: with 100 bytes of each left behind it would be 40 MB. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void callsLeaveNothingBehind() throws IOException {
        Operator pad = SESSION.operator("pad");
        Operator.Word constant = pad.word("constant");
        Integers sides = new Integers(0, 1);
        try (Tensor matrix = SESSION.of(new float[] {1, 2, 3, 4}, 2, 2)) {
            pad(pad, constant, sides, matrix, 20_000);
            long least = Long.MAX_VALUE;
            // What Java takes besides it takes now and then; what calls left behind would be there each time.
            for (int round = 0; round < 5; round++) {
                long before = resident();
                pad(pad, constant, sides, matrix, 50_000);
                least = Math.min(least, resident() - before);
            }
            long grown = least;
            assertTrue(grown < 800_000, () -> "grown by " + grown + " bytes in 50,000 calls");
        }
    }

    private static void pad(Operator pad, Operator.Word constant, Integers sides, Tensor matrix, int times) {
        for (int i = 0; i < times; i++) {
            SESSION.discard(pad.start()
                    .tensor(matrix.handle())
                    .integers(sides)
                    .text(constant)
                    .someInteger(Double.doubleToRawLongBits(1))
                    .call());
        }
    }

    /** The process' memory that the JVM's heap is not: what native code allocated, and little else that grows. */
    private static long resident() throws IOException {
        System.gc();
        try (var lines = Files.lines(Path.of("/proc/self/smaps_rollup"))) {
            long all = lines.filter(line -> line.startsWith("Anonymous:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
            return all - Runtime.getRuntime().totalMemory();
        }
    }
}
