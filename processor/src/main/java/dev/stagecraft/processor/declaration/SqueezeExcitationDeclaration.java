/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.SqueezeExcitation.Place;
import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;

/** {@link dev.stagecraft.SqueezeExcitation}. */
public record SqueezeExcitationDeclaration(
        Origin origin,
        Declared<Integer> reduction,
        Declared<Integer> divisor,
        Declared<List<Integer>> stages,
        Declared<Place> place)
        implements AttentionDeclaration {
    @Override
    public String annotation() {
        return "SqueezeExcitation";
    }

    @Override
    public List<Declared<?>> values() {
        return List.of(reduction, divisor, stages, place);
    }

    @Override
    public boolean isAtEnd() {
        return place.value() == Place.END;
    }
}
