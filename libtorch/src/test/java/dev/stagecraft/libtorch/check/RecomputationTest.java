/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.libtorch.engine.LibtorchEngine;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.EngineSettings;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import dev.stagecraft.program.engine.NativeFloats;
import dev.stagecraft.program.engine.Recomputation;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is computed once more is what it was, but for the last digits: a normalization is computed otherwise the second time. */
class RecomputationTest {
    private record Result(double loss, float[] gradients) {}

    private static Result result(NetworkProgram program, Arithmetic arithmetic, Recomputation recomputation) {
        EngineSettings settings = new EngineSettings("cpu", arithmetic, 1, Optional.of(recomputation));
        try (Training training = new Training(program, new LibtorchEngine().open(program, settings));
                Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(ValueLayout.JAVA_FLOAT, program.length());
            Training.Batch batch = training.batch(4, 32, 10, 1);
            double loss = training.network().loss(0, batch.images(), batch.labels(), batch.shape());
            training.network().gradients(new NativeFloats(memory.address(), program.length()));
            return new Result(loss, memory.toArray(ValueLayout.JAVA_FLOAT));
        }
    }

    private static double difference(float[] expected, float[] actual) {
        double apart = 0;
        double all = 0;
        for (int i = 0; i < expected.length; i++) {
            apart += Math.pow(expected[i] - actual[i], 2);
            all += Math.pow(expected[i], 2);
        }
        return Math.sqrt(apart / all);
    }

    @ParameterizedTest
    @CsvSource({"FLOAT32, 1e-5", "BFLOAT16, 0.01"})
    void gradientsAreTheSame(Arithmetic arithmetic, double tolerance) {
        NetworkProgram program = Programs.resNet20();
        Result expected = result(program, arithmetic, Recomputation.NONE);
        for (Recomputation recomputation : new Recomputation[] {Recomputation.NORMALIZATIONS, Recomputation.BLOCKS}) {
            Result actual = result(program, arithmetic, recomputation);
            assertEquals(expected.loss(), actual.loss(), tolerance * expected.loss());
            assertEquals(0, difference(expected.gradients(), actual.gradients()), tolerance, recomputation::name);
        }
    }
}
