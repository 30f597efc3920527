/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.stream.Stream;

/** What must hold of a network as a whole: its parts, its name, its budget. */
final class NetworkRules {
    private NetworkRules() {}

    /** A network has an input. */
    static void hasInput(NetworkDeclaration network, Diagnostics diagnostics) {
        if (network.input().isEmpty()) {
            diagnostics.report(Message.INPUT_MISSING, network.origin(), network.simpleName());
        }
    }

    /** A network has at least one stage. */
    static void hasStage(NetworkDeclaration network, Diagnostics diagnostics) {
        if (network.stages().isEmpty()) {
            diagnostics.report(Message.STAGE_MISSING, network.origin(), network.simpleName());
        }
    }

    /** A network has a head, or says that it has none. */
    static void hasHead(NetworkDeclaration network, Diagnostics diagnostics) {
        if (network.head().isEmpty() && network.backbone().isEmpty()) {
            diagnostics.report(Message.HEAD_MISSING, network.origin(), network.simpleName());
        }
    }

    /** A network's name can be read, in a line. */
    static void nameIsReadable(NetworkDeclaration network, Diagnostics diagnostics) {
        Declared<String> name = network.name();
        boolean isReadable = !name.value().isBlank() && name.value().chars().noneMatch(Character::isISOControl);
        if (!isReadable) {
            diagnostics.report(
                    Message.BAD_NAME,
                    name.origin(),
                    network.simpleName(),
                    name.value().isBlank() ? "blank" : "a name with line breaks or tabs",
                    network.simpleName());
        }
    }

    /** A class in the user's package hides an annotation that is imported with a wildcard. */
    static void nameIsFree(NetworkDeclaration network, Diagnostics diagnostics) {
        if (network.className().equals(ResidualNetwork.class.getSimpleName())) {
            diagnostics.report(Message.RESERVED_NAME, network.origin(), network.simpleName(), network.className());
        }
    }

    /** A budget that limits nothing is a budget that was not finished. */
    static void budgetLimitsSomething(NetworkDeclaration network, Diagnostics diagnostics) {
        network.budget()
                .filter(budget -> Stream.of(budget.parameters(), budget.multiplyAdds(), budget.activationBytes())
                        .noneMatch(Declared::written))
                .ifPresent(budget -> diagnostics.report(Message.EMPTY_BUDGET, budget.origin(), network.simpleName()));
    }
}
