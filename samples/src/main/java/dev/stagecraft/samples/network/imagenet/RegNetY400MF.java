/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.SqueezeExcitation;

/** Stages of 48, 104, 208 and 440 channels, with squeeze-excitation: timm's {@code regnety_004}, torchvision's {@code regnet_y_400mf}. */
@ResidualNetwork
@ResidualStage(filters = 8, blocks = 1, stride = 2, bottleneck = true, groups = 6, expansion = 6)
@ResidualStage(filters = 8, blocks = 3, stride = 2, bottleneck = true, groups = 13, expansion = 13)
@ResidualStage(filters = 8, blocks = 6, stride = 2, bottleneck = true, groups = 26, expansion = 26)
@ResidualStage(filters = 8, blocks = 6, stride = 2, bottleneck = true, groups = 55, expansion = 55)
@SqueezeExcitation(reduction = 4, divisor = 1, place = SqueezeExcitation.Place.BEFORE_LAST_CONVOLUTION)
public interface RegNetY400MF extends RegNet {}
