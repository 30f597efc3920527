/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import dev.stagecraft.libtorch.kernel.Launcher;
import dev.stagecraft.libtorch.kernel.NormalizationKernels;
import dev.stagecraft.libtorch.kernel.NormalizationKernels.Affine;
import dev.stagecraft.libtorch.kernel.NormalizationKernels.Gradients;
import dev.stagecraft.libtorch.kernel.NormalizationKernels.Statistics;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.libtorch.tensor.ValueOrder;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Runs the kernels of a normalization and holds what they give against double precision. */
public final class NormalizationComparison {
    private static final double EPSILON = 1e-5;
    /** Numbers around memory that kernels are given; an uneven one lets vectors begin where they cannot be read at once. */
    private static final int GUARD = 64;

    private static final float GUARDED = 12345;

    private final Session session;
    private final NormalizationKernels kernels;

    /**
     * What is run.
     *
     * @param type of maps
     * @param shape {@code [N, C, H, W]}
     * @param mean of what is normalized, whose deviation is about 1, times the size
     * @param size of what is normalized
     * @param adds whether something is added
     * @param rectifies whether a ReLU follows
     * @param isAligned whether maps begin where vectors can be read at once
     */
    public record Case(
            ElementType type,
            List<Long> shape,
            double mean,
            double size,
            boolean adds,
            boolean rectifies,
            boolean isAligned) {
        long[] dimensions() {
            return shape.stream().mapToLong(Long::longValue).toArray();
        }

        int channels() {
            return Math.toIntExact(shape.get(1));
        }

        int rows() {
            return Math.toIntExact(shape.get(0) * shape.get(2) * shape.get(3));
        }

        /** {@return what a mean of 32 bits, and an output of 16, may differ by} */
        public double tolerance() {
            return 2e-5 + Math.abs(mean) * 0x1p-22 + (type == ElementType.BFLOAT16 ? 0.01 : 0);
        }
    }

    /**
     * What came of it.
     *
     * @param difference the largest of two values, as a part of the largest
     * @param values all that the kernels gave, one behind the other
     */
    public record Outcome(double difference, double[] values) {}

    /**
     * For a device.
     *
     * @param session what memory is of
     * @param launcher launches the kernels
     */
    public NormalizationComparison(Session session, Launcher launcher) {
        this.session = session;
        this.kernels = new NormalizationKernels(session, launcher);
    }

    /** {@return one value a channel, channels that are and are not multiples of a vector, few and many rows; large means, tiny and huge numbers} */
    public static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (ElementType type : List.of(ElementType.FLOAT32, ElementType.BFLOAT16)) {
            List<List<Long>> shapes = List.of(
                    List.of(2L, 3L, 5L, 7L),
                    List.of(1L, 16L, 1L, 2L),
                    List.of(3L, 64L, 7L, 7L),
                    List.of(2L, 13L, 9L, 4L),
                    List.of(5L, 72L, 3L, 3L),
                    List.of(1L, 300L, 3L, 5L),
                    List.of(2L, 8L, 33L, 31L));
            for (List<Long> shape : shapes) {
                for (boolean adds : new boolean[] {false, true}) {
                    for (boolean rectifies : new boolean[] {false, true}) {
                        cases.add(new Case(type, shape, 0.5, 1, adds, rectifies, true));
                    }
                }
            }
            List<Long> shape = List.of(2L, 24L, 5L, 5L);
            cases.add(new Case(type, shape, 0.5, 1, true, true, false));
            cases.add(new Case(type, shape, 1000, 1, false, false, true));
            cases.add(new Case(type, shape, 0, 1e15, false, true, true));
            cases.add(new Case(type, shape, 0.5, 1e-20, false, true, true));
        }
        return cases;
    }

    /**
     * {@return what came of a case}
     *
     * @param each the case
     */
    public Outcome run(Case each) {
        Random random = new Random(each.hashCode());
        int channels = each.channels();
        double[] scale = numbers(random, channels, 1, 0.5);
        double[] shift = numbers(random, channels, 0, 0.5);
        long[] shape = each.dimensions();
        try (Tensor mapsMemory = memory(each.type(), each);
                Tensor addendMemory = memory(each.type(), each);
                Tensor gradientMemory = memory(each.type(), each);
                Tensor maps = look(mapsMemory, each);
                Tensor addend = look(addendMemory, each);
                Tensor gradient = look(gradientMemory, each);
                Tensor scales = session.of(floats(scale), channels);
                Tensor shifts = session.of(floats(shift), channels);
                Tensor byScale = session.zeros(ElementType.FLOAT32, channels);
                Tensor byShift = session.zeros(ElementType.FLOAT32, channels)) {
            fill(maps, numbers(random, each.rows() * channels, each.mean() * each.size(), each.size()));
            fill(addend, numbers(random, each.rows() * channels, 0, each.adds() ? 1 : 0));
            fill(gradient, numbers(random, each.rows() * channels, 0.1, 1));
            NormalizationReference expected = new NormalizationReference(
                    rows(maps), rows(addend), wide(scales), wide(shifts), EPSILON, each.rectifies());
            expected.backward(rows(gradient));

            Affine affine = new Affine(scales, shifts);
            Statistics statistics = kernels.statistics(maps, EPSILON);
            Optional<Tensor> added = each.adds() ? Optional.of(addend) : Optional.empty();
            Tensor output = kernels.normalize(maps, added, statistics, affine, each.rectifies());
            Gradients gradients = kernels.backward(
                    gradient,
                    true,
                    maps,
                    each.adds() ? Optional.of(output) : Optional.empty(),
                    each.adds(),
                    statistics,
                    affine,
                    new Affine(byScale, byShift),
                    each.rectifies());
            Difference all = new Difference();
            all.add(expected.mean, wide(statistics.mean()), Math.max(each.size(), EPSILON));
            all.add(expected.inverse, wide(statistics.inverseDeviation()), 0);
            all.add(flat(expected.output), flat(rows(output)), 0);
            all.add(expected.byScale, wide(byScale), Math.sqrt(each.rows()));
            all.add(expected.byShift, wide(byShift), Math.sqrt(each.rows()));
            // Of few rows the summands cancel each other.
            all.add(flat(expected.byMaps), flat(rows(gradients.input())), expected.largestSummand());
            gradients.addend().ifPresent(byAddend -> all.add(flat(expected.byAddend), flat(rows(byAddend)), 0));
            for (Tensor memory : List.of(mapsMemory, addendMemory, gradientMemory)) {
                all.requireGuards(memory, each.rows() * channels, offset(each));
            }
            List.of(statistics.mean(), statistics.inverseDeviation(), output, gradients.input())
                    .forEach(Tensor::close);
            gradients.addend().ifPresent(Tensor::close);
            return all.outcome();
        }
    }

    private static int offset(Case each) {
        return each.isAligned() ? GUARD : GUARD + 1;
    }

    private Tensor memory(ElementType type, Case each) {
        float[] guards = new float[each.rows() * each.channels() + 2 * GUARD + 1];
        Arrays.fill(guards, GUARDED);
        return session.empty(type, guards.length).copyFrom(guards);
    }

    private static Tensor look(Tensor memory, Case each) {
        return memory.view(offset(each), each.dimensions(), ValueOrder.CHANNELS_LAST.strides(each.dimensions()));
    }

    private static void fill(Tensor maps, double[] values) {
        long[] shape = maps.shape();
        try (Arena arena = Arena.ofConfined();
                Tensor rows = maps.view(0, values.length)) {
            rows.copyFrom(arena.allocateFrom(JAVA_DOUBLE, values), ElementType.FLOAT64);
        }
    }

    private static double[][] rows(Tensor maps) {
        long[] shape = maps.shape();
        int channels = (int) shape[1];
        double[][] rows = new double[Math.toIntExact(shape[0] * shape[2] * shape[3])][];
        try (Tensor look = maps.view(0, rows.length * (long) channels)) {
            double[] values = look.doubles();
            for (int row = 0; row < rows.length; row++) {
                rows[row] = Arrays.copyOfRange(values, row * channels, (row + 1) * channels);
            }
        }
        return rows;
    }

    private static double[] wide(Tensor numbers) {
        return numbers.doubles();
    }

    private static double[] numbers(Random random, int count, double mean, double deviation) {
        return random.doubles(count)
                .map(number -> mean + deviation * (number - 0.5) * Math.sqrt(12))
                .toArray();
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    /** Of all arrays of a case. */
    private static final class Difference {
        private final List<double[]> values = new ArrayList<>();
        private double most;

        /** @param least what the largest value is taken for at least */
        void add(double[] expected, double[] actual, double least) {
            values.add(actual);
            double largest = Math.max(least, Double.MIN_NORMAL);
            double apart = 0;
            for (int i = 0; i < expected.length; i++) {
                largest = Math.max(largest, Math.abs(expected[i]));
                double difference = Math.abs(expected[i] - actual[i]);
                apart = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(apart, difference);
            }
            most = Math.max(most, apart / largest);
        }

        /** What lies around memory is as it was. */
        void requireGuards(Tensor memory, int length, int offset) {
            float[] all = memory.floats();
            float untouched = memory.type() == ElementType.BFLOAT16 ? 12352 : GUARDED;
            for (int i = 0; i < all.length; i++) {
                if ((i < offset || i >= offset + length) && all[i] != untouched) {
                    most = Double.POSITIVE_INFINITY;
                }
            }
        }

        Outcome outcome() {
            return new Outcome(
                    most, values.stream().flatMapToDouble(Arrays::stream).toArray());
        }
    }
}
