/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.element;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** Something that must hold of every interface with {@code @ResidualNetwork}. */
@FunctionalInterface
public interface ElementRule {
    /** All rules, in the order in which their errors are printed. */
    List<ElementRule> ALL =
            List.of(new NotPrivate(), new NotGeneric(), new UnitsBelongToBlocks(), new SuppressionsKnown());

    /** @param origin the interface's {@code @ResidualNetwork} */
    void check(TypeElement network, Origin origin, Diagnostics diagnostics);
}
