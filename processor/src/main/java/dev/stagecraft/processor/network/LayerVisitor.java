/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

/** A case for every kind of layer. (Java 17 has no switch over sealed types.) */
public interface LayerVisitor<R> {
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
