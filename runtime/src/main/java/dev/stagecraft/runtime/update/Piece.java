/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import java.nio.FloatBuffer;

/** A few thousand parameters with their gradients and what the rule keeps of earlier steps, in arrays that the processor's caches hold. */
final class Piece {
    /** What four arrays of it take is half of a usual first-level cache. */
    static final int LENGTH = 2048;

    private static final ThreadLocal<Piece> OF_THREAD = ThreadLocal.withInitial(Piece::new);

    /** How many of each array's values are in use. */
    int length;

    final float[] parameters = new float[LENGTH];
    /** Gradients at first, and then what is taken away from the parameters. */
    final float[] gradients = new float[LENGTH];

    final float[][] states = new float[UpdateRule.MOST_STATES][LENGTH];

    private Piece() {}

    static Piece ofThread() {
        return OF_THREAD.get();
    }

    static void read(FloatBuffer from, int first, float[] values, int length) {
        from.get(first, values, 0, length);
    }

    static void write(FloatBuffer to, int first, float[] values, int length) {
        to.put(first, values, 0, length);
    }
}
