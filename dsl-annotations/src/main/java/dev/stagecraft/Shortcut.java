/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft;

/**
 * What carries a stage's input around its first block (around its last, with {@link BlockDesign.StrideIn#LAST_BLOCK}, if that
 * has the stride); the shortcuts of the other blocks are identities.
 */
public enum Shortcut {
    /**
     * The identity where it agrees with the block's output, and where it does not {@link BlockDesign#shortcut()}: a
     * projection, unless that says otherwise (option B of the paper).
     */
    AUTO,
    /** The input itself: a build error where channels or sizes do not agree. */
    IDENTITY,
    /** A 1x1 convolution with the stage's stride, and a normalization, also where the identity would do. */
    PROJECTION,
    /**
     * Every {@code stride}-th row and column, with channels of zeros before and behind: option A of the paper. It has no
     * parameters. A build error where the block has fewer channels than its input.
     */
    ZERO_PAD,
    /**
     * The mean of {@code stride x stride} pixels, then a 1x1 convolution of stride 1 and a normalization: no pixel is skipped
     * (He et al., <i>Bag of Tricks</i>, 2018, arXiv:1812.01187: "ResNet-D"). Without a stride it is a {@link #PROJECTION}.
     * Where a dilation stands for the stride the window moves by one pixel over the map with zeros below and to the right, which
     * count, as in timm's {@code AvgPool2dSame}.
     */
    POOLED_PROJECTION
}
