/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;
import java.util.function.Function;

/** A layer that looks at its input through a window. */
public sealed interface WindowLayer extends Layer permits Convolution, Pooling {
    /** The window. */
    Window window();

    /** Where the window's numbers are declared. */
    Blame blame();

    /**
     * The first window of a chain that has a number from some place.
     *
     * @param number which number it is
     */
    static Window declaredAt(Origin place, List<Layer> chain, Function<Blame, Origin> number) {
        return chain.stream()
                .filter(layer -> layer instanceof WindowLayer windowed
                        && number.apply(windowed.blame()).equals(place))
                .map(layer -> ((WindowLayer) layer).window())
                .findFirst()
                .orElseThrow();
    }
}
