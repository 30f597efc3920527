/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.SqueezeExcitation;

/** Stages of 48, 120, 336 and 888 channels, with squeeze-excitation: timm's {@code regnety_016}, torchvision's {@code regnet_y_1_6gf}. */
@ResidualNetwork
@ResidualStage(filters = 24, blocks = 2, stride = 2, bottleneck = true, groups = 2, expansion = 2)
@ResidualStage(filters = 24, blocks = 6, stride = 2, bottleneck = true, groups = 5, expansion = 5)
@ResidualStage(filters = 24, blocks = 17, stride = 2, bottleneck = true, groups = 14, expansion = 14)
@ResidualStage(filters = 24, blocks = 2, stride = 2, bottleneck = true, groups = 37, expansion = 37)
@SqueezeExcitation(reduction = 4, divisor = 1, place = SqueezeExcitation.Place.BEFORE_LAST_CONVOLUTION)
public interface RegNetY1600MF extends RegNet {}
