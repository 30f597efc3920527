/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.weights.ElementType;

/** What weights can be written as. */
enum FloatType {
    F32(ElementType.F32),
    F16(ElementType.F16),
    BF16(ElementType.BF16),
    F64(ElementType.F64);

    private final ElementType type;

    FloatType(ElementType type) {
        this.type = type;
    }

    ElementType type() {
        return type;
    }
}
