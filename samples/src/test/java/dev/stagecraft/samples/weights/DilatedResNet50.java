/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import dev.stagecraft.OutputStride;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.samples.network.imagenet.ResNet50;

/** {@link ResNet50} with dilations in place of its last two strides: torchvision's {@code replace_stride_with_dilation}. */
@ResidualNetwork
@OutputStride(8)
interface DilatedResNet50 extends ResNet50 {}
