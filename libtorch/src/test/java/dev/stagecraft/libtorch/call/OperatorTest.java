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

import dev.stagecraft.libtorch.NativeHeap;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

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

    /** Lists, boxes and handles of 50,000 calls: with 20 bytes of each left behind it would be 1 MB. */
    @Test
    @EnabledIf(value = "dev.stagecraft.libtorch.NativeHeap#isCounted", disabledReason = "the C library does not count")
    void callsLeaveNothingBehind() {
        Operator sum = SESSION.operator("sum", "dim_IntList");
        Integers axes = new Integers(0);
        try (Tensor matrix = SESSION.of(new float[] {1, 2, 3, 4}, 2, 2)) {
            sum(sum, axes, matrix, 20_000);
            long least = Long.MAX_VALUE;
            // What Java takes besides it takes now and then; what calls left behind would be there each time.
            for (int round = 0; round < 5; round++) {
                long before = NativeHeap.inUse();
                sum(sum, axes, matrix, 50_000);
                least = Math.min(least, NativeHeap.inUse() - before);
            }
            long grown = least;
            assertTrue(grown < 800_000, () -> "grown by " + grown + " bytes in 50,000 calls");
        }
    }

    private static void sum(Operator sum, Integers axes, Tensor matrix, int times) {
        for (int i = 0; i < times; i++) {
            SESSION.discard(sum.start()
                    .tensor(matrix.handle())
                    .someIntegers(axes)
                    .flag(true)
                    .none()
                    .call());
        }
    }
}
