/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import dev.stagecraft.program.engine.NativeFloats;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Computes each layer on a device and on the CPU: the loss, the gradients, and the parameters after two steps. */
public final class LayerComparison {
    private LayerComparison() {}

    /**
     * What a layer differs by.
     *
     * @param layer its name
     * @param difference the largest of two values, as a part of the largest value
     */
    public record Difference(String layer, double difference) {}

    /**
     * Compares all layers.
     *
     * @param device the device
     * @param arithmetic how it computes; the CPU computes in float32
     * @return the differences
     */
    public static List<Difference> of(String device, Arithmetic arithmetic) {
        List<Difference> differences = new ArrayList<>();
        for (Map.Entry<String, NetworkProgram> layer : SingleLayers.programs().entrySet()) {
            List<float[]> expected = values(layer.getValue(), "cpu", Arithmetic.FLOAT32);
            List<float[]> actual = values(layer.getValue(), device, arithmetic);
            double most = 0;
            for (int i = 0; i < expected.size(); i++) {
                most = Math.max(most, difference(expected.get(i), actual.get(i)));
            }
            differences.add(new Difference(layer.getKey(), most));
        }
        return differences;
    }

    private static List<float[]> values(NetworkProgram program, String device, Arithmetic arithmetic) {
        List<float[]> values = new ArrayList<>();
        try (Training training = new Training(program, device, arithmetic);
                Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(ValueLayout.JAVA_FLOAT, program.length());
            NativeFloats numbers = new NativeFloats(memory.address(), program.length());
            Training.Batch batch = training.batch(3, 15, 5, 1);
            values.add(new float[] {(float) training.network().loss(0, batch.images(), batch.labels(), batch.shape())});
            training.network().gradients(numbers);
            values.add(memory.toArray(ValueLayout.JAVA_FLOAT));
            training.step(0, batch);
            training.step(1, batch);
            training.network().store(numbers);
            values.add(memory.toArray(ValueLayout.JAVA_FLOAT));
            values.add(training.network()
                    .answer(batch.images(), batch.shape())
                    .get(0)
                    .numbers());
        }
        return values;
    }

    private static double difference(float[] expected, float[] actual) {
        double largest = 1e-3;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            double apart = Math.abs(expected[i] - actual[i]);
            difference = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(difference, apart);
        }
        return difference / largest;
    }
}
