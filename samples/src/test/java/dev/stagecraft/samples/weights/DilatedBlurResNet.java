/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import dev.stagecraft.AntiAliased;
import dev.stagecraft.BlockDesign;
import dev.stagecraft.ResidualNetwork;

/** Blurs stay where the strides were that they carried. */
@ResidualNetwork
@BlockDesign
@AntiAliased(AntiAliased.Filter.BLUR)
interface DilatedBlurResNet extends DilatedResNetD {}
