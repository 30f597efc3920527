/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Function;
import dev.stagecraft.program.Geometry.Padding;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.PoolReduction;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import dev.stagecraft.program.engine.NativeFloats;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/** Maps that a layer keeps for its gradient and a sum reads too are not overwritten, whichever summand is the first. */
class SharedMapsTest {
    private interface Block {
        int add(ProgramWriter program, int input);
    }

    /** Behind a convolution and what is in front of the block. */
    private static float[] gradients(Block before, boolean isShortcutFirst) {
        ProgramWriter program = new ProgramWriter(3);
        int maps = before.add(program, program.convolution("first", 0, 6, 3, 1, 1, Padding.GIVEN));
        for (String block : new String[] {"a", "b", "c"}) {
            int branch = program.convolution(block + ".conv", maps, 6, 3, 1, 1, Padding.GIVEN);
            branch = program.batchNormalization(block + ".bn", branch);
            maps = isShortcutFirst
                    ? program.sum(block + ".add", maps, branch)
                    : program.sum(block + ".add", branch, maps);
        }
        int pool = program.globalPool("pool", maps, PoolReduction.MEAN, Extent.VECTOR);
        return gradients(program.classifier(pool, 5));
    }

    private static float[] gradients(NetworkProgram program) {
        try (Training training = new Training(program, "cpu", Arithmetic.FLOAT32);
                Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(ValueLayout.JAVA_FLOAT, program.length());
            Training.Batch batch = training.batch(3, 12, 5, 1);
            training.network().loss(0, batch.images(), batch.labels(), batch.shape());
            training.network().gradients(new NativeFloats(memory.address(), program.length()));
            return memory.toArray(ValueLayout.JAVA_FLOAT);
        }
    }

    private static void assertAlike(Block before) {
        assertArrayEquals(gradients(before, false), gradients(before, true), 1e-4f);
    }

    @Test
    void behindAPool() {
        assertAlike((program, input) -> program.pool("maxpool", input, PoolReduction.MAXIMUM, 3, 2));
    }

    @Test
    void behindAConvolution() {
        assertAlike((program, input) -> input);
    }

    @Test
    void behindANormalization() {
        assertAlike((program, input) -> program.batchNormalization("norm", input));
    }

    @Test
    void behindAFunction() {
        assertAlike((program, input) -> program.activation("relu", input, new Function.Relu()));
        assertAlike((program, input) -> program.activation("swish", input, new Function.Swish()));
    }
}
