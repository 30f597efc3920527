/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.SqueezeExcitation;

/** Stages of 72, 216, 576 and 1512 channels, with squeeze-excitation: timm's {@code regnety_032}, torchvision's {@code regnet_y_3_2gf}. */
@ResidualNetwork
@ResidualStage(filters = 24, blocks = 2, stride = 2, bottleneck = true, groups = 3, expansion = 3)
@ResidualStage(filters = 24, blocks = 5, stride = 2, bottleneck = true, groups = 9, expansion = 9)
@ResidualStage(filters = 24, blocks = 13, stride = 2, bottleneck = true, groups = 24, expansion = 24)
@ResidualStage(filters = 24, blocks = 1, stride = 2, bottleneck = true, groups = 63, expansion = 63)
@SqueezeExcitation(reduction = 4, divisor = 1, place = SqueezeExcitation.Place.BEFORE_LAST_CONVOLUTION)
public interface RegNetY3200MF extends RegNet {}
