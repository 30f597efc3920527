/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import dev.stagecraft.libtorch.kernel.Launcher;
import dev.stagecraft.libtorch.kernel.UpdateKernel;
import dev.stagecraft.libtorch.kernel.UpdateKernel.Rule;
import dev.stagecraft.libtorch.kernel.UpdateKernel.Segment;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Runs the kernels of the update, for two steps with all rules, and holds what they give against double precision. */
public final class UpdateComparison {
    private static final int LENGTH = 5000;
    private static final List<Segment> SEGMENTS = List.of(
            new Segment(0, 1300, List.of(0L), Rule.NESTEROV, 64, 0, 1e-4, 0, 0.1, 0.9, 0, 0),
            new Segment(1300, 7, List.of(), Rule.GIVEN, 1, 0, 0, 0, 1, 0, 0, 0),
            new Segment(1307, 2500, List.of(1300L, 3800L), Rule.ADAM, 64, 0, 0, 1e-4, 1e-3, 0.9, 0.999, 1e-8),
            new Segment(3900, 100, List.of(), Rule.DESCENT, 64, 1e-3, 0, 0, 0.5, 0, 0, 0),
            new Segment(4000, 1, List.of(6400L, 6401L), Rule.ADAM, 1, 1e-3, 1e-2, 0, 1e-2, 0.8, 0.99, 1e-3),
            new Segment(4100, 300, List.of(6402L), Rule.MOMENTUM, 64, 0, 1e-4, 0, 0.1, 0.9, 0, 0),
            new Segment(4400, 257, List.of(6702L), Rule.MOMENTUM_AHEAD, 64, 0, 1e-4, 0, 0.1, 0.9, 0, 0));
    private static final int STATES = 6959;

    private final Session session;
    private final UpdateKernel kernel;

    /**
     * What came of it.
     *
     * @param difference the largest of two values, as a part of the larger of 1 and the value
     * @param values parameters, states, and parameters in 16 bits
     */
    public record Outcome(double difference, double[] values) {}

    /**
     * For a device.
     *
     * @param session what memory is of
     * @param launcher launches the kernel
     */
    public UpdateComparison(Session session, Launcher launcher) {
        this.session = session;
        this.kernel = new UpdateKernel(session, launcher);
    }

    /**
     * {@return what came of it}
     *
     * @param longest what the length of gradients is cut to, if it is
     * @param size of gradients
     */
    public Outcome run(OptionalDouble longest, double size) {
        Random random = new Random(5);
        float[] start = numbers(random, LENGTH, 2);
        double[] expected = wide(start);
        double[] memory = new double[STATES];
        try (kernel;
                Tensor parameters = session.of(start, LENGTH);
                Tensor gradients = session.empty(ElementType.FLOAT32, LENGTH);
                Tensor state = session.zeros(ElementType.FLOAT32, STATES);
                Tensor narrowed = session.empty(ElementType.BFLOAT16, LENGTH).copyFrom(parameters)) {
            for (int step = 0; step < 2; step++) {
                float[] slopes = numbers(random, LENGTH, size);
                gradients.copyFrom(slopes);
                kernel.step(SEGMENTS, parameters, gradients, state, Optional.of(narrowed), longest);
                double factor = longest.isPresent() ? factor(slopes, longest.getAsDouble()) : 1;
                for (Segment segment : SEGMENTS) {
                    change(segment, expected, slopes, memory, factor);
                }
            }
            double difference = Math.max(
                    Math.max(apart(expected, parameters.doubles(), 0), apart(memory, state.doubles(), 0)),
                    apart(parameters.doubles(), narrowed.doubles(), 0x1p-8));
            return new Outcome(
                    difference,
                    Stream.of(parameters.doubles(), state.doubles(), narrowed.doubles())
                            .flatMapToDouble(DoubleStream::of)
                            .toArray());
        }
    }

    /** As PyTorch's {@code clip_grad_norm_} has it. */
    private static double factor(float[] gradients, double longest) {
        double squares = 0;
        for (Segment s : SEGMENTS) {
            for (int i = 0; i < s.length() && s.rule() != Rule.GIVEN; i++) {
                squares += Math.pow(gradients[(int) s.offset() + i] / s.divisor(), 2);
            }
        }
        return Math.min(1, longest / (Math.sqrt(squares) + 1e-6));
    }

    private static void change(Segment s, double[] parameters, float[] gradients, double[] state, double factor) {
        for (int i = 0; i < s.length(); i++) {
            int at = (int) s.offset() + i;
            double p = parameters[at];
            double g = gradients[at] / s.divisor() * (s.rule() == Rule.GIVEN ? 1 : factor)
                    + s.l1() * Math.signum(p)
                    + s.l2() * p;
            p *= 1 - s.decoupled();
            int first = s.states().isEmpty() ? -1 : (int) (long) s.states().get(0) + i;
            switch (s.rule()) {
                case GIVEN -> p -= g;
                case DESCENT -> p -= s.rate() * g;
                case NESTEROV -> {
                    double before = state[first];
                    state[first] = s.momentum() * before - s.rate() * g;
                    p += (1 + s.momentum()) * state[first] - s.momentum() * before;
                }
                case MOMENTUM, MOMENTUM_AHEAD -> {
                    state[first] = s.momentum() * state[first] + g;
                    p -= s.rate() * (s.rule() == Rule.MOMENTUM ? state[first] : g + s.momentum() * state[first]);
                }
                case ADAM -> {
                    int second = (int) (long) s.states().get(1) + i;
                    state[first] = s.momentum() * state[first] + (1 - s.momentum()) * g;
                    state[second] = s.squares() * state[second] + (1 - s.squares()) * g * g;
                    p -= s.rate() * state[first] / (Math.sqrt(state[second]) + s.epsilon());
                }
            }
            parameters[at] = p;
        }
    }

    /** @param allowed of the value */
    private static double apart(double[] expected, double[] actual, double allowed) {
        double most = 0;
        for (int i = 0; i < expected.length; i++) {
            double size = Math.max(1, Math.abs(expected[i]));
            double difference = Math.abs(expected[i] - actual[i]) - allowed * Math.abs(expected[i]);
            most = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(most, difference / size);
        }
        return most;
    }

    private static float[] numbers(Random random, int count, double size) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (size * (random.nextDouble() - 0.5));
        }
        return numbers;
    }

    private static double[] wide(float[] numbers) {
        double[] wide = new double[numbers.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = numbers[i];
        }
        return wide;
    }
}
