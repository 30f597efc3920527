/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** An expected output is a map. */
final class OutputDimensions implements DeclarationRule {
    /** Channels, height and width. */
    static final int OF_A_MAP = 3;

    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            int numbers = stage.output().value().size();
            if (numbers != 0 && numbers != OF_A_MAP) {
                diagnostics.report(
                        Message.OUTPUT_DIMENSIONS,
                        stage.output().origin(),
                        stage.name(),
                        numbers,
                        numbers == 1 ? "" : "s");
            }
        }
    }
}
