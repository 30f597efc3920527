/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.layout;

import dev.stagecraft.picture.network.Layer;
import java.util.Locale;
import java.util.stream.Collectors;

/** All that the table says of a layer, for who points at it. */
final class Tips {
    private Tips() {}

    static String of(Layer layer) {
        String settings = layer.sortedSettings().entrySet().stream()
                .filter(it -> !it.getKey().equals("design"))
                .map(it -> it.getKey() + " " + it.getValue())
                .collect(Collectors.joining(", "));
        return layer.name() + ": " + layer.kind() + (settings.isEmpty() ? "" : " (" + settings + ")") + ", "
                + layer.input() + " \u2192 " + layer.output()
                + count(layer.parameters(), "parameters") + count(layer.multiplyAdds(), "multiply-adds");
    }

    private static String count(long number, String what) {
        return number == 0 ? "" : String.format(Locale.ROOT, ", %,d %s", number, what);
    }
}
