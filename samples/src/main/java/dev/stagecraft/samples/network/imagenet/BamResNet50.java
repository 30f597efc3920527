/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.BottleneckAttention;
import dev.stagecraft.ResidualNetwork;

/** {@link ResNet50} with a bottleneck attention between stages, as its authors built it. */
@ResidualNetwork
@BottleneckAttention(reduction = 16)
public interface BamResNet50 extends ResNet50 {}
