/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.kernel.NormalizationKernels;
import dev.stagecraft.libtorch.operation.Statistics;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor.Encoding;

/** The running mean and variance of a normalization, which are parameters. */
final class RunningStatistics {
    private final Tensor mean;
    private final Tensor spread;
    private final Tensor meanGradient;
    private final Tensor spreadGradient;
    private final boolean isLogarithm;
    private final double epsilon;
    private final double decay;
    private final Statistics statistics;

    RunningStatistics(Node.BatchNormalization node, Tools tools, Parameters parameters) {
        this.mean = parameters.values(node.mean());
        this.spread = parameters.values(node.variance());
        this.meanGradient = parameters.gradients().of(node.mean()).memory();
        this.spreadGradient = parameters.gradients().of(node.variance()).memory();
        this.isLogarithm = node.variance().encoding() == Encoding.LOG10_DEVIATION;
        this.epsilon = node.epsilon();
        this.decay = node.decay();
        this.statistics = new Statistics(tools.session(), node.decay());
    }

    /** {@code [C]} */
    Tensor mean() {
        return mean;
    }

    /** {@code [C]}, the caller's to close. */
    Tensor variance() {
        return isLogarithm ? statistics.variance(spread) : spread.share();
    }

    /** The variance of a batch, {@code [C]}, the caller's to close. */
    Tensor variance(Tensor inverseDeviation) {
        return statistics.variance(inverseDeviation, epsilon);
    }

    /** Like {@link #writeGradients}, in one launch. */
    void follow(NormalizationKernels kernels, NormalizationKernels.Statistics batch) {
        kernels.follow(
                new NormalizationKernels.Statistics(mean, spread),
                batch,
                new NormalizationKernels.Statistics(meanGradient, spreadGradient),
                epsilon,
                decay,
                isLogarithm);
    }
}
