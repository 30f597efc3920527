/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.review;

import dev.stagecraft.processor.cost.Cost;
import dev.stagecraft.processor.cost.Costs;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.shape.ShapedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * A part of a network, as rules on costs name it.
 *
 * @param origin the number that decides what it costs
 */
record CostedPart(String name, Origin origin, Cost cost) {
    /** Stem, stages and head. */
    static List<CostedPart> of(ShapedNetwork network) {
        List<CostedPart> parts = new ArrayList<>();
        network.network()
                .declaration()
                .stem()
                .ifPresent(stem ->
                        parts.add(new CostedPart("the stem", stem.filters().origin(), Costs.of(network.stem()))));
        network.stages()
                .forEach(stage -> parts.add(new CostedPart(
                        stage.stage().name(),
                        stage.stage().declaration().filters().origin(),
                        Costs.of(stage))));
        network.network()
                .declaration()
                .head()
                .ifPresent(head ->
                        parts.add(new CostedPart("the head", head.classes().origin(), Costs.of(network.head()))));
        network.network()
                .declaration()
                .backbone()
                .ifPresent(backbone -> parts.add(
                        new CostedPart("the last normalization", backbone.origin(), Costs.of(network.head()))));
        return parts;
    }

    /** The first part with which a count exceeds a {@code long}. */
    static Optional<CostedPart> exceeding(ShapedNetwork network, ToLongFunction<Cost> count) {
        Cost sum = Cost.NONE;
        for (CostedPart part : of(network)) {
            sum = sum.plus(part.cost());
            if (count.applyAsLong(sum) == Long.MAX_VALUE) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    /** The part that costs most. */
    static CostedPart largest(ShapedNetwork network, ToLongFunction<Cost> count) {
        return of(network).stream()
                .reduce((a, b) -> count.applyAsLong(b.cost()) > count.applyAsLong(a.cost()) ? b : a)
                .orElseThrow();
    }
}
