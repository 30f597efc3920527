/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.block;

import dev.stagecraft.Conv;
import dev.stagecraft.ResidualBlock;

/**
 * A block that is wide inside and narrow outside (Sandler et al., <i>MobileNetV2</i>, 2018, arXiv:1801.04381): six times the
 * stage's filters between its two 1x1 convolutions, each channel convolved on its own, and no activation where it is narrow.
 */
@ResidualBlock(activation = false)
@Conv(kernel = 1, scale = 6)
@Conv(kernel = 3, scale = 6, groups = Conv.DEPTHWISE, strided = true)
@Conv(kernel = 1, activation = false)
public interface InvertedBottleneck {}
