/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An operation of a network. Maps are {@code [N, C, H, W]}.
 *
 * <p>An operation that is added to the language is added here, where networks are read, and in each engine.
 */
public sealed interface Node {
    /** {@return where it is} */
    Site site();

    /** {@return its parameters, in the order in which PyTorch lists them} */
    default List<ParameterTensor> tensors() {
        return List.of();
    }

    /**
     * The images that the network is given.
     *
     * @param site the first of a program
     */
    record Images(Site site) implements Node {}

    /**
     * A convolution of maps, with a function behind it.
     *
     * @param site where it is
     * @param in channels that it reads
     * @param out channels that it gives
     * @param groups into how many equal parts the channels are split, each of which sees itself only
     * @param geometry how its window moves
     * @param weight {@code [out, in / groups, kernel height, kernel width]}
     * @param bias {@code [out]}
     * @param standardization what becomes of the weight first
     * @param function what is applied to the sums
     */
    record Convolution(
            Site site,
            long in,
            long out,
            int groups,
            Geometry geometry,
            ParameterTensor weight,
            Optional<ParameterTensor> bias,
            Optional<WeightStandardization> standardization,
            Function function)
            implements Node {
        @Override
        public List<ParameterTensor> tensors() {
            return Stream.concat(Stream.of(weight), bias.stream()).toList();
        }
    }

    /**
     * A normalization of each channel by the mean and variance of a batch in training, and by running statistics at inference: {@code scale (x -
     * mean) / sqrt(variance + epsilon) + shift} (Ioffe and Szegedy, 2015, arXiv:1502.03167). After each step of a training, running statistics are
     * {@code decay} times what they were, and for the rest the batch's; the variance is that of a population.
     *
     * @param site where it is
     * @param epsilon what is added to the variance
     * @param decay how much of running statistics a step keeps
     * @param affine scale and shift
     * @param mean the running mean, {@code [C]}
     * @param variance the running variance, {@code [C]}
     */
    record BatchNormalization(
            Site site, double epsilon, double decay, Affine affine, ParameterTensor mean, ParameterTensor variance)
            implements Node {
        @Override
        public List<ParameterTensor> tensors() {
            return Stream.concat(affine.tensors().stream(), Stream.of(mean, variance))
                    .toList();
        }
    }

    /**
     * A normalization of each image by the mean and variance of groups of channels (Wu and He, 2018, arXiv:1803.08494).
     *
     * @param site where it is
     * @param groups of channels
     * @param epsilon what is added to the variance
     * @param scale {@code [C]}
     * @param shift {@code [C]}
     */
    record GroupNormalization(Site site, int groups, double epsilon, ParameterTensor scale, ParameterTensor shift)
            implements Node {
        @Override
        public List<ParameterTensor> tensors() {
            return List.of(scale, shift);
        }
    }

    /**
     * A function of each number.
     *
     * @param site where it is
     * @param function which one
     */
    record Activation(Site site, Function function) implements Node {}

    /**
     * The maximum or the mean of each window.
     *
     * @param site where it is
     * @param kind which of them
     * @param geometry how the window moves
     * @param countsPadding whether a mean is divided by the pixels of the whole window, those of the padding too
     */
    record WindowPool(Site site, PoolReduction kind, Geometry geometry, boolean countsPadding) implements Node {}

    /**
     * The maximum or the mean of each whole map.
     *
     * @param site where it is; a vector, or a map of one pixel
     * @param kind which of them
     */
    record GlobalPool(Site site, PoolReduction kind) implements Node {}

    /**
     * A blur by {@code [1 2 1] x [1 2 1] / 16} after a pixel of reflection on each side, of which every {@code stride}-th pixel stays (Zhang, 2019,
     * arXiv:1904.11486).
     *
     * @param site where it is
     * @param stride 1 or 2
     */
    record BlurPool(Site site, int stride) implements Node {}

    /**
     * Zeros around each map.
     *
     * @param site where it is
     * @param top rows above
     * @param bottom rows below
     * @param left columns before
     * @param right columns behind
     */
    record ZeroPadding(Site site, int top, int bottom, int left, int right) implements Node {}

    /**
     * The last row and column again, below and to the right.
     *
     * @param site where it is
     * @param pixels how often
     */
    record EdgePadding(Site site, int pixels) implements Node {}

    /**
     * Every {@code stride}-th row and column, with channels of zeros: {@code (out - in) / 2}, rounded down, before those of the input and the others
     * behind them (option A of He et al., 2015, arXiv:1512.03385).
     *
     * @param site where it is
     * @param in channels that it reads
     * @param out channels that it gives
     * @param stride of rows and columns
     */
    record ZeroPadShortcut(Site site, long in, long out, int stride) implements Node {}

    /**
     * The maximum and the mean over the channels, in this order: two maps.
     *
     * @param site where it is
     */
    record ChannelStatistics(Site site) implements Node {}

    /**
     * Each channel times a factor that follows from what is pooled of all channels.
     *
     * @param site where it is
     * @param gating how the factors follow
     */
    record ChannelGate(Site site, Gating gating) implements Node {
        @Override
        public List<ParameterTensor> tensors() {
            return gating.tensors();
        }
    }

    /**
     * The sum of two values or more: of one shape, or with a number for each channel or pixel of the others.
     *
     * @param site where it is
     */
    record Sum(Site site) implements Node {}

    /**
     * The product of two values or more: of one shape, or with a number for each channel or pixel of the others.
     *
     * @param site where it is
     */
    record Product(Site site) implements Node {}

    /**
     * Maps {@code [N, C, H, W]} as vectors {@code [N, C x H x W]}, channel by channel.
     *
     * @param site where it is
     */
    record Flattening(Site site) implements Node {}

    /**
     * A product of vectors and a matrix, with a function behind it.
     *
     * @param site where it is
     * @param in numbers that it reads
     * @param out numbers that it gives
     * @param weight {@code [out, in]}
     * @param bias {@code [out]}
     * @param function what is applied to the sums
     * @param isClassifier whether the network's loss is that of its classes
     */
    record Dense(
            Site site,
            long in,
            long out,
            ParameterTensor weight,
            Optional<ParameterTensor> bias,
            Function function,
            boolean isClassifier)
            implements Node {
        @Override
        public List<ParameterTensor> tensors() {
            return Stream.concat(Stream.of(weight), bias.stream()).toList();
        }
    }

    /**
     * Numbers that are dropped at random in training. At inference it changes nothing.
     *
     * @param site where it is
     * @param dropping which
     */
    record Noise(Site site, Dropping dropping) implements Node {}

    /**
     * Something that has no record of its own.
     *
     * @param site where it is
     * @param kind the class that computes it
     * @param isLayer whether it is a layer, of one input
     * @param because what is the matter with it, and what to change: the end of a sentence
     * @param tensors its parameters
     */
    record Foreign(Site site, String kind, boolean isLayer, String because, List<ParameterTensor> tensors)
            implements Node {
        /**
         * Copies the list.
         *
         * @param site where it is
         * @param kind the class that computes it
         * @param isLayer whether it is a layer, of one input
         * @param because what is the matter with it, and what to change: the end of a sentence
         * @param tensors its parameters
         */
        public Foreign {
            tensors = List.copyOf(tensors);
        }
    }
}
