/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import java.util.List;

/** One step of a chain: it takes what the layer before it gives. All kinds are on this page: whom it permits, and a case for each. */
public sealed interface Layer
        permits WindowLayer,
                Normalization,
                Activation,
                ZeroPadding,
                EdgePadding,
                BlurPooling,
                GlobalPooling,
                Scale,
                EfficientChannelAttention,
                ChannelAttention,
                ChannelStatistics,
                Product,
                ZeroPadShortcut,
                Add,
                Noise,
                Dense {
    /** Its name; within a block, relative to the block's, and empty for the layer whose output is the block's. */
    String name();

    /** The chains of layers that it holds. */
    default List<List<Layer>> chains() {
        return List.of();
    }

    /** Its numbers that may differ between blocks of one design. */
    default List<Quantity> quantities() {
        return List.of();
    }

    /** Calls the visitor's method for this kind of layer. */
    <R> R accept(Visitor<R> visitor);

    /** A case for every kind of layer. (Java 17 has no switch over sealed types.) */
    interface Visitor<R> {
        R convolution(Convolution convolution);

        R normalization(Normalization normalization);

        R activation(Activation activation);

        R pooling(Pooling pooling);

        R zeroPadding(ZeroPadding padding);

        R edgePadding(EdgePadding padding);

        R blurPooling(BlurPooling pooling);

        R globalPooling(GlobalPooling globalPooling);

        R scale(Scale scale);

        R efficientChannelAttention(EfficientChannelAttention attention);

        R channelAttention(ChannelAttention attention);

        R channelStatistics(ChannelStatistics statistics);

        R product(Product product);

        R zeroPadShortcut(ZeroPadShortcut shortcut);

        R add(Add add);

        R noise(Noise noise);

        R dense(Dense dense);
    }

    /** A visitor with cases for some kinds, and one for all others. */
    interface Selective<R> extends Visitor<R> {
        /** The case of kinds that have none of their own. */
        R other(Layer layer);

        @Override
        default R convolution(Convolution convolution) {
            return other(convolution);
        }

        @Override
        default R normalization(Normalization normalization) {
            return other(normalization);
        }

        @Override
        default R activation(Activation activation) {
            return other(activation);
        }

        @Override
        default R pooling(Pooling pooling) {
            return other(pooling);
        }

        @Override
        default R zeroPadding(ZeroPadding padding) {
            return other(padding);
        }

        @Override
        default R edgePadding(EdgePadding padding) {
            return other(padding);
        }

        @Override
        default R blurPooling(BlurPooling pooling) {
            return other(pooling);
        }

        @Override
        default R globalPooling(GlobalPooling globalPooling) {
            return other(globalPooling);
        }

        @Override
        default R scale(Scale scale) {
            return other(scale);
        }

        @Override
        default R efficientChannelAttention(EfficientChannelAttention attention) {
            return other(attention);
        }

        @Override
        default R channelAttention(ChannelAttention attention) {
            return other(attention);
        }

        @Override
        default R channelStatistics(ChannelStatistics statistics) {
            return other(statistics);
        }

        @Override
        default R product(Product product) {
            return other(product);
        }

        @Override
        default R zeroPadShortcut(ZeroPadShortcut shortcut) {
            return other(shortcut);
        }

        @Override
        default R add(Add add) {
            return other(add);
        }

        @Override
        default R noise(Noise noise) {
            return other(noise);
        }

        @Override
        default R dense(Dense dense) {
            return other(dense);
        }
    }
}
