/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;

/**
 * A normalization over groups of the channels of each image, whatever else is in the batch (Wu and He, <i>Group
 * Normalization</i>, 2018, arXiv:1803.08494): {@code gamma x (x - mean) / sqrt(variance + eps) + beta}.
 *
 * <p>It reads {@code [N, C, H, W]} and gives the same. Mean and variance are those of one image and of the {@code C / groups x
 * H x W} numbers of a group; the variance is the biased one, as in PyTorch's {@code GroupNorm}. One group is a layer
 * normalization, and as many groups as channels are an instance normalization. There are no running statistics, so that
 * training and inference give the same.
 *
 * <p>The parameters are those of a {@link org.deeplearning4j.nn.conf.layers.BatchNormalization}: {@code gamma}, {@code [C]},
 * and {@code beta}, {@code [C]}. They do not decay. As there, an activation function that is set is ignored. A mask has no
 * influence on the statistics.
 */
public final class GroupNormalization extends FeatureMapTransform {
    private static final long serialVersionUID = 1L;

    private int groups = 32;
    private double eps = 1e-5;
    private double gamma = 1;
    private double beta;

    /** For the reader of saved configurations. */
    GroupNormalization() {}

    /** @throws IllegalArgumentException as {@link Builder#build()} does */
    private GroupNormalization(Builder builder) {
        super(builder);
        groups = builder.groups;
        eps = builder.eps;
        gamma = builder.gamma;
        beta = builder.beta;
        requireFit();
    }

    /** {@return into how many equal parts the channels are split} */
    public int getGroups() {
        return groups;
    }

    /** {@return what is added to the variance} */
    public double getEps() {
        return eps;
    }

    /** {@return what each scale starts with} */
    public double getGamma() {
        return gamma;
    }

    /** {@return what each shift starts with} */
    public double getBeta() {
        return beta;
    }

    @Override
    Layer.Type type() {
        return Layer.Type.NORMALIZATION;
    }

    @Override
    List<Parameter> parameters() {
        return List.of(new Parameter.Affine(GAMMA, gamma, nIn), new Parameter.Affine(BETA, beta, nIn));
    }

    @Override
    FeatureMapFunction function() {
        return new GroupNormalizationFunction(nIn, groups, eps);
    }

    @Override
    int workingMaps() {
        return 1;
    }

    @Override
    void requireFit() {
        if (groups < 1) {
            throw new IllegalArgumentException("groups is " + groups + "; it must be at least 1.");
        }
        // Channels that are still to be inferred are 0.
        if (nIn % groups != 0) {
            throw new IllegalArgumentException("groups is " + groups + "; it must divide nIn, which is " + nIn + ".");
        }
        if (!(eps > 0 && eps < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("eps is " + eps + "; it must be a positive number.");
        }
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other)
                && other instanceof GroupNormalization that
                && that.groups == groups
                && Double.compare(that.eps, eps) == 0
                && Double.compare(that.gamma, gamma) == 0
                && Double.compare(that.beta, beta) == 0;
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof GroupNormalization;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), groups, eps, gamma, beta);
    }

    @Override
    public String toString() {
        return "GroupNormalization(groups=" + groups + ", eps=" + eps + ", gamma=" + gamma + ", beta=" + beta + ", "
                + super.toString() + ")";
    }

    /** Sets up a {@link GroupNormalization}. Of nIn and nOut one is enough. */
    @SuppressWarnings("unchecked") // Deeplearning4j's build() is generic.
    public static class Builder extends FeedForwardLayer.Builder<Builder> {
        private int groups = 32;
        private double eps = 1e-5;
        private double gamma = 1;
        private double beta;

        /** One of 32 groups, until others are set. */
        public Builder() {}

        /**
         * Sets into how many equal parts the channels are split; 32 unless set.
         *
         * @param groups a divisor of the channels
         * @return this builder
         */
        public Builder groups(int groups) {
            this.groups = groups;
            return this;
        }

        /**
         * Sets what is added to the variance; 1e-5 unless set.
         *
         * @param eps above 0
         * @return this builder
         */
        public Builder eps(double eps) {
            this.eps = eps;
            return this;
        }

        /**
         * Sets what each scale starts with; 1 unless set.
         *
         * @param gamma a finite number
         * @return this builder
         */
        public Builder gamma(double gamma) {
            this.gamma = gamma;
            return this;
        }

        /**
         * Sets what each shift starts with; 0 unless set.
         *
         * @param beta a finite number
         * @return this builder
         */
        public Builder beta(double beta) {
            this.beta = beta;
            return this;
        }

        /**
         * @throws IllegalArgumentException if there is less than one group, the groups do not divide the channels, eps is not
         *     a positive number, or nOut is not nIn
         */
        @Override
        public GroupNormalization build() {
            return new GroupNormalization(this);
        }
    }
}
