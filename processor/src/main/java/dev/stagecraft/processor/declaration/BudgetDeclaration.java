/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.Budget;
import dev.stagecraft.processor.diagnostic.Origin;

/** {@link Budget}; what is not limited is {@link Budget#UNLIMITED}. */
public record BudgetDeclaration(
        Origin origin, Declared<Long> parameters, Declared<Long> multiplyAdds, Declared<Long> activationBytes) {}
