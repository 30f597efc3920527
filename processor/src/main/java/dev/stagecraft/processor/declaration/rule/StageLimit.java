/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A network has a number of stages that a person could write, each of which is a method of the generated class. */
final class StageLimit implements DeclarationRule {
    /** The number of stages that a network may have. */
    static final int STAGES = 256;

    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        int stages = network.stages().size();
        if (stages > STAGES) {
            diagnostics.report(
                    Message.TOO_MANY_STAGES,
                    network.stages().get(STAGES).origin(),
                    network.simpleName(),
                    stages,
                    STAGES);
        }
    }
}
