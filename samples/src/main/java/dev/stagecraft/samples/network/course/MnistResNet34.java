/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.course;

import dev.stagecraft.Convolution;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Pool;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Shortcut;
import dev.stagecraft.Stem;

/**
 * A 34-layer network for 28x28 digits, as it is taught with TensorFlow's padding: the maps are 14, 7, 7, 4, 2 and 1 high
 * and wide, the first block of every stage projects, and convolutions have biases. It is trained with Adam at 1e-4 and
 * batches of 128.
 */
@ResidualNetwork
@Input(channels = 1, height = 28, width = 28)
@Convolution(bias = true, padding = Convolution.Padding.SAME)
@Stem(filters = 64, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@ResidualStage(
        filters = 64,
        blocks = 3,
        shortcut = Shortcut.PROJECTION,
        output = {64, 7, 7})
@ResidualStage(
        filters = 128,
        blocks = 4,
        shortcut = Shortcut.PROJECTION,
        output = {128, 4, 4})
@ResidualStage(
        filters = 256,
        blocks = 6,
        shortcut = Shortcut.PROJECTION,
        output = {256, 2, 2})
@ResidualStage(
        filters = 512,
        blocks = 3,
        shortcut = Shortcut.PROJECTION,
        output = {512, 1, 1})
@Head(classes = 10, pool = @Pool(kind = Pool.Kind.NONE))
@SuppressWarnings("stagecraft:map/small-before-last-stage") // that is how it is taught
public interface MnistResNet34 {}
