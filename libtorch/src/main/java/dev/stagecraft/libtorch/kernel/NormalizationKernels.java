/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.kernel;

import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.libtorch.tensor.ValueOrder;
import java.util.Optional;

/**
 * Batch normalization of maps {@code [N, C, H, W]} with the channels last, of float32 or bfloat16, what is added to it, and a ReLU behind it: three
 * kernels forwards and three backwards (Ioffe and Szegedy, <i>Batch Normalization</i>, 2015, arXiv:1502.03167). Numbers of channels are float32.
 */
public final class NormalizationKernels {
    private static final int CHANNELS_OF_A_BLOCK = 32;
    private static final int MOMENTS = 3;
    private static final int SUMS = 2;
    private static final int ALIGNMENT = 16;

    private final Session session;
    private final Launcher launcher;

    /**
     * What a batch is.
     *
     * @param mean of each channel, {@code [C]}
     * @param inverseDeviation {@code 1 / sqrt(variance + epsilon)} of each channel, the variance over all values, {@code [C]}
     */
    public record Statistics(Tensor mean, Tensor inverseDeviation) {}

    /**
     * Factors of channels and what is added to them.
     *
     * @param scale {@code [C]}
     * @param shift {@code [C]}
     */
    public record Affine(Tensor scale, Tensor shift) {}

    /**
     * Gradients by the maps and by what was added to the normalized ones.
     *
     * @param input by the maps
     * @param addend by what was added, if something was
     */
    public record Gradients(Tensor input, Optional<Tensor> addend) {}

    /**
     * Launches them.
     *
     * @param session what memory is of
     * @param launcher launches
     */
    public NormalizationKernels(Session session, Launcher launcher) {
        this.session = session;
        this.launcher = launcher;
    }

    /**
     * {@return mean and deviation of each channel}
     *
     * @param maps the maps
     * @param epsilon is added to the variance
     */
    public Statistics statistics(Tensor maps, double epsilon) {
        Matrix matrix = Matrix.of(maps);
        Tiling tiling = tiling(matrix, maps);
        Tensor mean = session.empty(ElementType.FLOAT32, matrix.channels());
        Tensor inverse = session.empty(ElementType.FLOAT32, matrix.channels());
        try (Tensor partial =
                session.empty(ElementType.FLOAT32, (long) tiling.height() * MOMENTS * matrix.channels())) {
            launch(
                    "moments_",
                    matrix,
                    tiling,
                    Argument.of(maps),
                    Argument.of(partial),
                    matrix.rowsArgument(),
                    matrix.channelsArgument(),
                    Argument.of(tiling.lanes()));
            launcher.launch(
                    "join_moments",
                    blocksOfChannels(matrix),
                    1,
                    Argument.of(partial),
                    Argument.of(mean),
                    Argument.of(inverse),
                    Argument.of(tiling.height()),
                    matrix.channelsArgument(),
                    Argument.of(epsilon));
        }
        return new Statistics(mean, inverse);
    }

    /**
     * {@return the normalized maps, with what is added to them, and rectified}
     *
     * @param maps the maps
     * @param addend of the same shape, type and order
     * @param statistics of the maps
     * @param affine factors and summands
     * @param rectifies whether a ReLU follows
     */
    public Tensor normalize(
            Tensor maps, Optional<Tensor> addend, Statistics statistics, Affine affine, boolean rectifies) {
        Matrix matrix = Matrix.of(maps);
        Tensor output = session.empty(maps.type(), ValueOrder.CHANNELS_LAST, maps.shape());
        Tiling tiling = tiling(matrix, maps, addend.orElse(output));
        launch(
                "normalize_",
                matrix,
                tiling,
                Argument.of(maps),
                Argument.of(addend),
                Argument.of(output),
                Argument.of(statistics.mean()),
                Argument.of(statistics.inverseDeviation()),
                Argument.of(affine.scale()),
                Argument.of(affine.shift()),
                matrix.rowsArgument(),
                matrix.channelsArgument(),
                Argument.of(tiling.lanes()),
                Argument.of(rectifies));
        return output;
    }

    /**
     * {@return the gradients of {@link #normalize}}
     *
     * @param gradient by its output; the gradient by the maps is written over it where it may be
     * @param isMine whether nobody else reads the gradient
     * @param maps what it was given
     * @param output what it gave, where something was added and it was rectified
     * @param hasAddend whether something was added whose gradient is wanted
     * @param statistics what it was given
     * @param affine what it was given
     * @param byAffine gets the gradients by factors and summands
     * @param rectifies what it was given
     */
    public Gradients backward(
            Tensor gradient,
            boolean isMine,
            Tensor maps,
            Optional<Tensor> output,
            boolean hasAddend,
            Statistics statistics,
            Affine affine,
            Affine byAffine,
            boolean rectifies) {
        Matrix matrix = Matrix.of(maps);
        boolean writesKept = output.isPresent() && rectifies;
        Optional<Tensor> kept = writesKept
                ? Optional.of(
                        isMine ? gradient.share() : session.empty(maps.type(), ValueOrder.CHANNELS_LAST, maps.shape()))
                : Optional.empty();
        Tiling tiling = tiling(matrix, maps, gradient, output.orElse(maps), kept.orElse(maps));
        try (Tensor partial = session.empty(ElementType.FLOAT32, (long) tiling.height() * SUMS * matrix.channels())) {
            launch(
                    "gradient_sums_",
                    matrix,
                    tiling,
                    Argument.of(gradient),
                    Argument.of(maps),
                    Argument.of(output),
                    Argument.of(kept),
                    Argument.of(statistics.mean()),
                    Argument.of(statistics.inverseDeviation()),
                    Argument.of(affine.scale()),
                    Argument.of(affine.shift()),
                    Argument.of(partial),
                    matrix.rowsArgument(),
                    matrix.channelsArgument(),
                    Argument.of(tiling.lanes()),
                    Argument.of(rectifies));
            launcher.launch(
                    "join_sums",
                    blocksOfChannels(matrix),
                    1,
                    Argument.of(partial),
                    Argument.of(byAffine.shift()),
                    Argument.of(byAffine.scale()),
                    Argument.of(tiling.height()),
                    matrix.channelsArgument());
        }
        Tensor bySum = kept.orElse(gradient);
        boolean isShared = hasAddend || !(isMine || writesKept);
        Tensor byMaps = isShared ? session.empty(maps.type(), ValueOrder.CHANNELS_LAST, maps.shape()) : bySum.share();
        launch(
                "gradient_",
                matrix,
                tiling,
                Argument.of(bySum),
                Argument.of(maps),
                Argument.of(byMaps),
                Argument.of(statistics.mean()),
                Argument.of(statistics.inverseDeviation()),
                Argument.of(affine.scale()),
                Argument.of(affine.shift()),
                Argument.of(byAffine.shift()),
                Argument.of(byAffine.scale()),
                matrix.rowsArgument(),
                matrix.channelsArgument(),
                Argument.of(tiling.lanes()),
                Argument.of(rectifies && !writesKept));
        if (hasAddend) {
            return new Gradients(byMaps, Optional.of(kept.orElseGet(gradient::share)));
        }
        kept.ifPresent(Tensor::close);
        return new Gradients(byMaps, Optional.empty());
    }

    /**
     * Writes what a step takes away from running statistics, so that they become {@code decay} times what they were, and for the rest the batch's.
     *
     * @param running the running mean, and the running variance or the logarithm of its root to the base 10
     * @param batch that of the step
     * @param change gets what is taken away of both
     * @param epsilon what was added to the batch's variance
     * @param decay how much of running statistics stays
     * @param isLogarithm how the running variance is kept
     */
    public void follow(
            Statistics running,
            Statistics batch,
            Statistics change,
            double epsilon,
            double decay,
            boolean isLogarithm) {
        int channels = Math.toIntExact(running.mean().length());
        launcher.launch(
                "follow",
                (channels + Launcher.THREADS - 1) / Launcher.THREADS,
                1,
                Argument.of(running.mean()),
                Argument.of(running.inverseDeviation()),
                Argument.of(batch.mean()),
                Argument.of(batch.inverseDeviation()),
                Argument.of(change.mean()),
                Argument.of(change.inverseDeviation()),
                Argument.of(channels),
                Argument.of(epsilon),
                Argument.of(decay),
                Argument.of(isLogarithm));
    }

    private void launch(String kernel, Matrix matrix, Tiling tiling, Argument... arguments) {
        launcher.launch(
                kernel + Tiling.suffix(matrix.type(), tiling.vector()), tiling.width(), tiling.height(), arguments);
    }

    private static int blocksOfChannels(Matrix matrix) {
        return (matrix.channels() + CHANNELS_OF_A_BLOCK - 1) / CHANNELS_OF_A_BLOCK;
    }

    private Tiling tiling(Matrix matrix, Tensor... maps) {
        boolean isAligned = true;
        for (Tensor each : maps) {
            isAligned &= each.address() % ALIGNMENT == 0;
        }
        return Tiling.of(matrix.type(), isAligned, matrix.rows(), matrix.channels(), launcher.processors());
    }

    /** Maps as rows of channels. */
    private record Matrix(ElementType type, long rows, int channels) {
        static Matrix of(Tensor maps) {
            long[] shape = maps.shape();
            return new Matrix(maps.type(), shape[0] * shape[2] * shape[3], Math.toIntExact(shape[1]));
        }

        Argument rowsArgument() {
            return Argument.of(rows);
        }

        Argument channelsArgument() {
            return Argument.of(channels);
        }
    }
}
