/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Stem;

/** A small classifier. */
@ResidualNetwork
@Input(height = 32, width = 32)
@Stem(filters = 8, kernel = 3, stride = 2)
@ResidualStage(filters = 16, blocks = 1, stride = 2)
@ResidualStage(filters = 24, blocks = 1)
@Head(classes = 10)
interface SegmenterBase {}
