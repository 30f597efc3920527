/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Maps of a forward pass that are in memory until they are read, and are computed once more for whoever reads them later: for the gradient of what
 * read them, or a listener.
 */
@SuppressWarnings("overrides") // BaseNDArray and its interface differ in variable arity.
final class BriefMaps extends AbsentMaps {
    private static final long serialVersionUID = 1L;

    private final transient Consumer<INDArray> again;
    private transient int readers;

    /**
     * @param place where they are now
     * @param readers how many read them in the forward pass
     * @param again computes them once more, into an array
     */
    BriefMaps(GradientMemory memory, LentMaps place, int readers, Consumer<INDArray> again) {
        super(memory, place);
        this.readers = readers;
        this.again = again;
    }

    @Override
    void write(LentMaps place) {
        again.accept(place);
    }

    /** A vertex has read maps in the forward pass: the last one that does so leaves them. */
    static void wereRead(INDArray maps) {
        if (maps instanceof BriefMaps brief) {
            brief.readers--;
            if (brief.readers == 0) {
                brief.leave();
            }
        }
    }

    /** Nobody reads maps for now. */
    static void leave(INDArray maps) {
        if (maps instanceof BriefMaps brief) {
            brief.leave();
        }
    }
}
