/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.network.Stage;
import java.util.List;

/** A stage with its shapes. */
public record ShapedStage(Stage stage, Shape input, Shape output, List<ShapedBlock> blocks) {
    public ShapedStage {
        blocks = List.copyOf(blocks);
    }
}
