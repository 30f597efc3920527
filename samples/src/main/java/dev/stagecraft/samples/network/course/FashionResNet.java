/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.course;

import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Stem;

/** A small network for the 28x28 grey images of Fashion-MNIST: it trains in a minute or two on two cores. */
@ResidualNetwork
@Input(channels = 1, height = 28, width = 28)
@Stem(filters = 16, kernel = 3, stride = 2)
@ResidualStage(filters = 32, blocks = 1, stride = 2)
@ResidualStage(filters = 64, blocks = 1)
@Head(classes = 10)
public interface FashionResNet {}
