/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.network.BlurPooling;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Normalization;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.WindowLayer;
import dev.stagecraft.processor.network.ZeroPadShortcut;
import java.util.List;

/**
 * Something that must hold where shapes are known.
 *
 * @param <S> what it is about
 * @param subject what it is about
 * @param isDecisive whether the shape that follows is unknown where it does not hold; where it is known in spite of that, what follows is
 *     checked all the same
 */
record ShapeRule<S>(Class<S> subject, boolean isDecisive, Check<S> check) {
    /** All rules, in the order in which the errors of one place are printed. */
    static final List<ShapeRule<?>> ALL = List.of(
            new ShapeRule<>(WindowLayer.class, false, WindowRules::strideIsWithinKernel),
            new ShapeRule<>(Convolution.class, false, GroupRules::convolutionsDivide),
            new ShapeRule<>(Pooling.class, false, WindowRules::zerosAreAdded),
            new ShapeRule<>(WindowLayer.class, true, WindowRules::kernelFits),
            new ShapeRule<>(Normalization.class, false, GroupRules::normalizationsDivide),
            new ShapeRule<>(BlurPooling.class, false, BlurRules::strideIsSmall),
            new ShapeRule<>(BlurPooling.class, true, BlurRules::pixelsHaveNeighbours),
            new ShapeRule<>(ZeroPadShortcut.class, true, PathRules::zerosWiden),
            new ShapeRule<>(Paths.class, true, PathRules::branchKeepsSize),
            new ShapeRule<>(Paths.class, true, PathRules::channelsMeet),
            new ShapeRule<>(Paths.class, true, PathRules::sizesMeet),
            new ShapeRule<>(OutputMap.class, true, OutputRules::isCountable),
            new ShapeRule<>(StageOutput.class, false, OutputRules::isAsDeclared));

    /** Whether a rule holds; if not, it has been reported. */
    @FunctionalInterface
    interface Check<S> {
        boolean holds(ShapePlace place, S subject);
    }

    /** Asks all rules that are about something, and says whether the shape that follows is known. */
    static boolean check(ShapePlace place, Object subject) {
        boolean isKnown = true;
        for (ShapeRule<?> rule : ALL) {
            isKnown &= rule.leavesKnown(place, subject);
        }
        return isKnown;
    }

    private boolean leavesKnown(ShapePlace place, Object about) {
        return !subject.isInstance(about) || check.holds(place, subject.cast(about)) || !isDecisive;
    }
}
