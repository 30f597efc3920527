/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import dev.stagecraft.OutputStride;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** The same of bottlenecks, with a dilation in place of the last stride. */
@ResidualNetwork
@SuppressWarnings("stagecraft:map/small-before-last-stage") // So that the reference file is small.
@ResidualStage(filters = 8, blocks = 1, bottleneck = true)
@ResidualStage(filters = 16, blocks = 2, bottleneck = true)
@ResidualStage(filters = 16, blocks = 2, bottleneck = true)
@ResidualStage(filters = 24, blocks = 1, bottleneck = true)
@OutputStride(16)
interface DilatedBottleneckD extends DilatedResNetD {}
