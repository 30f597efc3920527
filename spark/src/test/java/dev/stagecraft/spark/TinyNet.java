/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Preprocessing;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Stem;

/** A network that is trained in no time: 8x8 images of three classes. */
@ResidualNetwork
@Input(channels = 1, height = 8, width = 8)
@Preprocessing(resize = 8, mean = 0.5, standardDeviation = 0.25)
@Stem(filters = 6, kernel = 3)
@ResidualStage(filters = 6, blocks = 1)
@Head(classes = 3)
public interface TinyNet {}
