/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A network's name can be read, in a line. */
final class ReadableName implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
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
}
