/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.network.Block;
import java.util.List;

/** Equal blocks with their shapes. Where there are several, their input and output have the same shape. */
public record ShapedBlock(Block block, Shape input, Shape output, List<ShapedLayer> layers) {
    public ShapedBlock {
        layers = List.copyOf(layers);
    }
}
