/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.block;

import dev.stagecraft.Activated;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Stem;

/** A small network of {@link InvertedBottleneck}s for images of 96x96. */
@ResidualNetwork
@Input(height = 96, width = 96)
@Stem(filters = 16, kernel = 3, stride = 2)
@Activated(Activated.Function.RELU6)
@ResidualStage(filters = 24, blocks = 2, block = InvertedBottleneck.class)
@ResidualStage(filters = 40, blocks = 3, block = InvertedBottleneck.class)
@ResidualStage(filters = 80, blocks = 3, block = InvertedBottleneck.class)
@Head(classes = 100)
public interface InvertedResNet {}
