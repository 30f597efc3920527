/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.review;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.shape.ShapedNetwork;
import java.util.List;

/** Something that should hold of every network. */
@FunctionalInterface
public interface ReviewRule {
    /** All rules, in the order in which what they find is printed. */
    List<ReviewRule> ALL = List.of(
            new MapChannels(),
            new MapStrides(),
            new ParametersCountable(),
            new MultiplyAddsCountable(),
            new ParameterBudget(),
            new MultiplyAddBudget(),
            new ActivationBudget(),
            new EveryPixelIsSeen(),
            new EveryRowIsSeen(),
            new MapBeforeLastStage(),
            new DilationWithinMap(),
            new SqueezeWideEnough(),
            new FiltersCanBeStandardized());

    void check(ShapedNetwork network, Diagnostics diagnostics);
}
