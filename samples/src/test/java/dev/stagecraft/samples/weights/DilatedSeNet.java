/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.OutputStride;
import dev.stagecraft.ResidualNetwork;

/** Bottlenecks with SENet-154's projections of 3x3. */
@ResidualNetwork
@BlockDesign(projectionKernel = 3)
@OutputStride(8)
interface DilatedSeNet extends DilatedBottleneckD {}
