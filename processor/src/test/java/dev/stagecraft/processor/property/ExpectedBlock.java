/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import dev.stagecraft.Conv;
import java.util.List;

/** A block of one's own, and what fits around it. */
record ExpectedBlock(String name, List<Unit> units) {
    /**
     * One of its convolutions.
     *
     * @param filters the same in every stage; {@link Conv#AUTO} if they are a multiple of the stage's
     * @param quarters that multiple, times 4
     * @param groups may be {@link Conv#DEPTHWISE}
     */
    record Unit(int kernel, int filters, int quarters, int groups, boolean strided) {
        int filtersIn(int stage) {
            return filters == Conv.AUTO ? quarters * stage / 4 : filters;
        }

        /** Nothing fits a map without channels, of which a declaration that need not fit can ask for. */
        boolean fits(int input, int stage, int divisor) {
            if (input < 1) {
                return false;
            }
            int channels = filtersIn(stage);
            int parts = groups == Conv.DEPTHWISE ? input : groups;
            boolean isWhole = filters != Conv.AUTO || quarters * stage % 4 == 0;
            return isWhole && channels > 0 && channels % parts == 0 && input % parts == 0 && channels % divisor == 0;
        }
    }

    /** The channels that it gives in a stage of so many filters. */
    int output(int filters) {
        return units.get(units.size() - 1).filtersIn(filters);
    }

    boolean strides() {
        return units.stream().anyMatch(Unit::strided);
    }

    /** @param divisor what must divide the channels of every map */
    boolean fits(int input, int filters, int divisor) {
        int channels = input;
        for (Unit unit : units) {
            if (!unit.fits(channels, filters, divisor)) {
                return false;
            }
            channels = unit.filtersIn(filters);
        }
        return true;
    }
}
