/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.Conv;
import dev.stagecraft.processor.diagnostic.Origin;

/**
 * {@link Conv}; filters may be {@link Conv#AUTO} and groups {@link Conv#DEPTHWISE}.
 *
 * @param name the name of its convolution: {@code conv1} for the first
 * @param isLast whether the addition follows it
 */
public record UnitDeclaration(
        String name,
        boolean isLast,
        Origin origin,
        Declared<Integer> kernel,
        Declared<Integer> filters,
        Declared<Double> scale,
        Declared<Integer> groups,
        Declared<Boolean> strided,
        Declared<Boolean> activation) {

    /** Whether it receives what the block receives. */
    public boolean isFirst() {
        return name.equals("conv1");
    }

    /** Its filters in a stage, as a number that may not be whole. */
    public double filtersIn(StageDeclaration stage) {
        return filters.value() == Conv.AUTO ? scale.value() * stage.filters().value() : filters.value();
    }

    /** Where its filters are declared. */
    public Origin filtersOrigin() {
        return filters.value() == Conv.AUTO ? scale.origin() : filters.origin();
    }

    /** Whether it has an activation. */
    public boolean isActivated() {
        return activation.value() && (!isLast || activation.written());
    }
}
