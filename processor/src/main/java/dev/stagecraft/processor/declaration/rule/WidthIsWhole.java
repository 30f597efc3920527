/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.Divisors;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.stream.LongStream;

/** The filters of a bottleneck's group come out as a whole number. */
final class WidthIsWhole implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            if (stage.bottleneck().value() && stage.groupWidth() > 0 && !stage.isGroupWidthWhole()) {
                int filters = stage.filters().value();
                int baseWidth = stage.baseWidth().value();
                diagnostics.report(
                        Message.TRUNCATED_WIDTH,
                        stage.baseWidth().origin(),
                        stage.name(),
                        filters,
                        baseWidth,
                        stage.groupWidth(),
                        nearestWhole(filters, baseWidth));
            }
        }
    }

    /** The nearest number of filters of which the base width makes a whole number. */
    private static long nearestWhole(int filters, int baseWidth) {
        long step =
                StageDeclaration.FULL_WIDTH / Divisors.common(LongStream.of(baseWidth, StageDeclaration.FULL_WIDTH));
        return Math.max(1, Math.round((double) filters / step)) * step;
    }
}
