/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.tensor;

import static dev.stagecraft.libtorch.TestSession.SESSION;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.libtorch.library.Libtorch;
import dev.stagecraft.libtorch.operation.Casts;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorTest {
    private static final float[] SIX = {1, 2, 3, 4, 5, 6};

    @Test
    void valuesComeBackAsTheyWent() {
        try (Tensor tensor = SESSION.of(SIX, 2, 3)) {
            assertArrayEquals(SIX, tensor.floats());
            assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, tensor.doubles());
            assertArrayEquals(new long[] {1, 2, 3, 4, 5, 6}, tensor.longs());
            assertArrayEquals(new long[] {2, 3}, tensor.shape());
            assertEquals(ElementType.FLOAT32, tensor.type());
            assertEquals("FLOAT32[2, 3]", tensor.toString());
        }
    }

    /** Of an array of all parameters, those of a layer are a part, which may lie column by column. */
    @Test
    void aViewSharesItsMemory() {
        try (Tensor all = SESSION.of(SIX, 6);
                Tensor part = all.view(2, 2, 2);
                Tensor turned = part.view(0, new long[] {2, 2}, new long[] {1, 2});
                Tensor last = part.view(3, 1)) {
            assertArrayEquals(new float[] {3, 4, 5, 6}, part.floats());
            assertArrayEquals(new float[] {3, 5, 4, 6}, turned.floats());
            assertArrayEquals(new float[] {6}, last.floats());
            turned.copyFrom(new float[] {30, 50, 40, 60});
            assertArrayEquals(new float[] {1, 2, 30, 40, 50, 60}, all.floats());
            part.zero();
            assertArrayEquals(new float[] {1, 2, 0, 0, 0, 0}, all.floats());
        }
    }

    @Test
    void aViewOutlivesWhatItIsOf() {
        Tensor all = SESSION.of(SIX, 6);
        try (Tensor part = all.view(4, 2)) {
            all.close();
            assertArrayEquals(new float[] {5, 6}, part.floats());
        }
    }

    @Test
    void memoryOfThisProcessIsSharedWithJava() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_FLOAT, SIX);
            try (Tensor tensor = SESSION.wrap(memory, ElementType.FLOAT32, 3, 2)) {
                memory.setAtIndex(ValueLayout.JAVA_FLOAT, 5, -1);
                assertArrayEquals(new float[] {1, 2, 3, 4, 5, -1}, tensor.floats());
                tensor.zero();
                assertEquals(0, memory.getAtIndex(ValueLayout.JAVA_FLOAT, 5));
            }
        }
    }

    @Test
    void channelsLastIsAnOrderOfTheSameValues() {
        Casts casts = new Casts(SESSION);
        float[] values = new float[24];
        for (int i = 0; i < 24; i++) {
            values[i] = i;
        }
        try (Tensor rows = SESSION.of(values, 2, 3, 2, 2);
                Tensor turned = casts.order(rows, ValueOrder.CHANNELS_LAST);
                Tensor back = casts.order(turned, ValueOrder.ROWS);
                Tensor memory = turned.view(0, 24)) {
            assertArrayEquals(values, turned.floats());
            assertArrayEquals(new long[] {12, 1, 6, 3}, turned.strides());
            assertArrayEquals(new long[] {12, 4, 2, 1}, back.strides());
            assertArrayEquals(new float[] {0, 4, 8, 1, 5, 9}, Arrays.copyOf(memory.floats(), 6));
        }
    }

    /** Of 16 bits 7 are of the fraction: half of the last place is rounded to even. The least of all values is 2^-133. */
    @Test
    void bfloat16IsRounded() {
        Casts casts = new Casts(SESSION);
        try (Tensor single = SESSION.of(new float[] {1, 1 + 1 / 256f, 1 + 3 / 256f, 1e-40f, 3.3895314e38f}, 5);
                Tensor narrow = casts.cast(single, ElementType.BFLOAT16);
                Tensor wide = casts.cast(narrow, ElementType.FLOAT32)) {
            assertEquals(ElementType.BFLOAT16, narrow.type());
            assertArrayEquals(new float[] {1, 1, 1 + 4 / 256f, 0x1p-133f, 3.3895314e38f}, wide.floats());
        }
    }

    @ParameterizedTest
    @EnumSource
    void typesHaveLibtorchsNumbers(ElementType type) throws Throwable {
        MemorySegment function = Libtorch.load()
                .find("aoti_torch_dtype_" + type.name().toLowerCase(Locale.ROOT))
                .orElseThrow();
        int number = (int) Linker.nativeLinker()
                .downcallHandle(function, FunctionDescriptor.of(ValueLayout.JAVA_INT))
                .invokeExact();
        assertEquals(number, type.number());
        try (Tensor tensor = SESSION.zeros(type, 3)) {
            assertEquals(type, tensor.type());
        }
    }

    @Test
    void badUseIsAnException() {
        Tensor tensor = SESSION.of(SIX, 2, 3);
        assertEquals(
                "A tensor of the shape [2, 3] has 6 values, and the memory is for 5.",
                assertThrows(IllegalArgumentException.class, () -> tensor.copyFrom(new float[5]))
                        .getMessage());
        assertEquals(
                "The shape [1, 1, 1, 1, 1, 1, 1, 1, 1] has more than 8 axes.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> SESSION.empty(ElementType.FLOAT32, 1, 1, 1, 1, 1, 1, 1, 1, 1))
                        .getMessage());
        tensor.close();
        tensor.close();
        assertEquals(
                "The tensor was closed.",
                assertThrows(IllegalStateException.class, tensor::floats).getMessage());
    }

    @Test
    void anEmptyTensorHasNoValues() {
        try (Tensor tensor = SESSION.zeros(ElementType.FLOAT32, 0, 3)) {
            assertEquals(0, tensor.floats().length);
        }
    }
}
