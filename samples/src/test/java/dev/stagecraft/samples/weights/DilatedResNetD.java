/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.OutputStride;
import dev.stagecraft.Pool;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Shortcut;
import dev.stagecraft.Stem;

/** A small ResNet-D with dilations in place of its last two strides. */
@ResidualNetwork
@Input(height = 33, width = 25)
@Stem(
        filters = {4, 4, 8},
        kernel = 3,
        stride = 2,
        pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@BlockDesign(shortcut = Shortcut.POOLED_PROJECTION)
@ResidualStage(filters = 8, blocks = 1)
@ResidualStage(filters = 16, blocks = 2)
@ResidualStage(filters = 16, blocks = 2)
@ResidualStage(filters = 24, blocks = 1)
@Head(classes = 10)
@OutputStride(8)
interface DilatedResNetD {}
