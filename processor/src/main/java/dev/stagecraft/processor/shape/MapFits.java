/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import java.math.BigInteger;
import java.util.Locale;

/** One image's map has no more values than an array of Java and of Deeplearning4j can hold. */
final class MapFits {
    private final Trace trace;
    private final Diagnostics diagnostics;

    MapFits(Trace trace, Diagnostics diagnostics) {
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    /** @param filters where the number of its channels is declared */
    boolean check(String name, FeatureMap map, Origin filters) {
        BigInteger values = BigInteger.valueOf(map.channels())
                .multiply(BigInteger.valueOf(map.height()))
                .multiply(BigInteger.valueOf(map.width()));
        boolean fits = values.bitLength() < Integer.SIZE;
        if (!fits) {
            diagnostics.report(
                    Message.MAP_TOO_LARGE,
                    filters,
                    trace.failingAt(name, map.toString()),
                    name,
                    map,
                    values,
                    remedy(map, name.equals("input")));
        }
        return fits;
    }

    private static String remedy(FeatureMap map, boolean isInput) {
        long area = (long) map.height() * map.width();
        return area <= Integer.MAX_VALUE && !isInput
                ? String.format(Locale.ROOT, "At %s the limit of channels is %,d", map.area(), Integer.MAX_VALUE / area)
                : "Set a smaller height or width";
    }
}
