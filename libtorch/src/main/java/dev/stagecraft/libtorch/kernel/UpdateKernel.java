/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Changes all parameters by their gradients in one launch, behind two more where gradients are cut to a length. */
public final class UpdateKernel implements AutoCloseable {
    private static final int BYTES = 80;
    private static final int NUMBERS_OF_A_BLOCK = 4 * Launcher.THREADS;
    private static final int MOST_BLOCKS = 64;

    private final Session session;
    private final Launcher launcher;
    private Optional<Tensor> table = Optional.empty();
    private Optional<Tensor> squares = Optional.empty();
    private Optional<Tensor> factor = Optional.empty();

    /** How a gradient becomes a change. The order and numbers are the kernel's. */
    public enum Rule {
        /** {@code p -= g} */
        GIVEN,
        /** {@code p -= rate g} */
        DESCENT,
        /** {@code v' = momentum v - rate g; p += (1 + momentum) v' - momentum v} */
        NESTEROV,
        /** {@code m = momentum m + (1 - momentum) g; v = squares v + (1 - squares) g g; p -= rate m / (sqrt(v) + epsilon)} */
        ADAM,
        /** {@code v = momentum v + g; p -= rate v} */
        MOMENTUM,
        /** {@code v = momentum v + g; p -= rate (g + momentum v)} */
        MOMENTUM_AHEAD
    }

    /**
     * Parameters that change alike. To gradients, which are divided before, {@code l1} times the sign of the parameter and {@code l2} times the
     * parameter are added; {@code decoupled} times the parameter is taken away from it besides.
     *
     * @param offset where they begin
     * @param length how many they are
     * @param states where their velocity, or their two moments, begin
     * @param rule how a gradient becomes a change
     * @param divisor of gradients
     * @param l1 see above
     * @param l2 see above
     * @param decoupled see above
     * @param rate see {@link Rule}
     * @param momentum see {@link Rule}
     * @param squares see {@link Rule}
     * @param epsilon see {@link Rule}
     */
    public record Segment(
            long offset,
            long length,
            List<Long> states,
            Rule rule,
            double divisor,
            double l1,
            double l2,
            double decoupled,
            double rate,
            double momentum,
            double squares,
            double epsilon) {}

    /**
     * Launches it.
     *
     * @param session what memory is of
     * @param launcher launches
     */
    public UpdateKernel(Session session, Launcher launcher) {
        this.session = session;
        this.launcher = launcher;
    }

    /**
     * Takes a step.
     *
     * @param segments what changes how
     * @param parameters float32
     * @param gradients of the parameters
     * @param state what is remembered of them
     * @param narrowed gets the parameters as bfloat16, if somebody needs them so
     * @param longest the length that all gradients together have at most, once they are divided; those of {@link Rule#GIVEN} are none
     */
    public void step(
            List<Segment> segments,
            Tensor parameters,
            Tensor gradients,
            Tensor state,
            Optional<Tensor> narrowed,
            OptionalDouble longest) {
        if (segments.isEmpty()) {
            return;
        }
        long most = segments.stream().mapToLong(Segment::length).max().orElseThrow();
        int blocks = Math.clamp((most + NUMBERS_OF_A_BLOCK - 1) / NUMBERS_OF_A_BLOCK, 1, MOST_BLOCKS);
        Tensor numbers = table(segments);
        Optional<Tensor> clipping = longest.isPresent()
                ? Optional.of(clip(numbers, gradients, blocks, segments.size(), longest.getAsDouble()))
                : Optional.empty();
        launcher.launch(
                "update",
                blocks,
                segments.size(),
                Argument.of(numbers),
                Argument.of(parameters),
                Argument.of(gradients),
                Argument.of(clipping),
                Argument.of(state),
                Argument.of(narrowed));
    }

    /** What gradients are multiplied by, a number on the device, which nobody waits for. */
    private Tensor clip(Tensor numbers, Tensor gradients, int blocks, int segments, double longest) {
        squares = ofLength(squares, ElementType.FLOAT64, (long) blocks * segments);
        factor = ofLength(factor, ElementType.FLOAT32, 1);
        launcher.launch(
                "squares", blocks, segments, Argument.of(numbers), Argument.of(gradients), Argument.of(squares));
        launcher.launch(
                "clip",
                1,
                1,
                Argument.of(squares),
                Argument.of(factor),
                Argument.of(blocks * segments),
                Argument.of(longest));
        return factor.get();
    }

    private Optional<Tensor> ofLength(Optional<Tensor> kept, ElementType type, long length) {
        if (kept.isPresent() && kept.get().length() == length) {
            return kept;
        }
        kept.ifPresent(Tensor::close);
        return Optional.of(session.empty(type, length));
    }

    private Tensor table(List<Segment> segments) {
        long bytes = (long) segments.size() * BYTES;
        table = ofLength(table, ElementType.UINT8, bytes);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(bytes, Long.BYTES);
            for (int i = 0; i < segments.size(); i++) {
                write(segments.get(i), memory.asSlice((long) i * BYTES, BYTES));
            }
            return table.get().copyFrom(memory, ElementType.UINT8);
        }
    }

    private static void write(Segment segment, MemorySegment to) {
        to.set(JAVA_LONG, 0, segment.offset());
        to.set(JAVA_LONG, 8, segment.length());
        to.set(JAVA_LONG, 16, segment.states().isEmpty() ? -1 : segment.states().get(0));
        to.set(
                JAVA_LONG,
                24,
                segment.states().size() < 2 ? -1 : segment.states().get(1));
        to.set(JAVA_INT, 32, segment.rule().ordinal());
        double[] numbers = {
            segment.divisor(),
            segment.l1(),
            segment.l2(),
            segment.decoupled(),
            segment.rate(),
            segment.momentum(),
            segment.squares(),
            1 - segment.momentum(),
            1 - segment.squares(),
            segment.epsilon()
        };
        for (int i = 0; i < numbers.length; i++) {
            to.set(JAVA_FLOAT, 36 + (long) i * Float.BYTES, (float) numbers[i]);
        }
    }

    /** Frees the table of segments, and what gradients are cut by. */
    @Override
    public void close() {
        Stream.of(table, squares, factor).flatMap(Optional::stream).forEach(Tensor::close);
        table = Optional.empty();
        squares = Optional.empty();
        factor = Optional.empty();
    }
}
