/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;

/**
 * A {@link dev.stagecraft.ResidualBlock}, as a stage names it.
 *
 * @param name the simple name of the type
 * @param use the stage's attribute that names it
 * @param origin the type's {@code @ResidualBlock}
 * @param isBlock whether the type has that annotation
 * @param activation whether an activation follows the addition
 */
public record BlockDeclaration(
        String name,
        Origin use,
        Origin origin,
        boolean isBlock,
        Declared<Boolean> activation,
        List<UnitDeclaration> units) {
    public BlockDeclaration {
        units = List.copyOf(units);
    }

    /** How many of its units carry the stride. */
    public long strided() {
        return units.stream().filter(unit -> unit.strided().value()).count();
    }
}
