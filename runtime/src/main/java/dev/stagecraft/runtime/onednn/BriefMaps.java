/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import java.util.function.Consumer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;

/**
 * Maps of a forward pass that are in memory until they are read, and are computed once more for whoever reads them later: for the gradient of what
 * read them, or a listener. Sizes can be asked for at any time.
 */
@SuppressWarnings("overrides") // BaseNDArray and its interface differ in variable arity.
final class BriefMaps extends MapArray {
    private static final long serialVersionUID = 1L;

    private final transient GradientMemory memory;
    private final transient Consumer<INDArray> again;
    private transient LentMaps place;
    private transient int readers;

    /**
     * @param place where they are now
     * @param readers how many read them in the forward pass
     * @param again computes them once more, into an array
     */
    BriefMaps(GradientMemory memory, LentMaps place, int readers, Consumer<INDArray> again) {
        super(place.maps(), place.data());
        this.memory = memory;
        this.place = place;
        this.readers = readers;
        this.again = again;
    }

    /** The numbers, which are computed again if they are gone. */
    @Override
    public DataBuffer data() {
        if (memory == null) {
            // Before this is made.
            return super.data();
        }
        if (place == null) {
            place = memory.take(maps());
            data = place.data();
            again.accept(place);
        }
        return data;
    }

    /** A view, which ND4J makes of the memory where they were. */
    @Override
    public INDArray get(INDArrayIndex... indexes) {
        data();
        return super.get(indexes);
    }

    @Override
    public long offset() {
        return 0;
    }

    /** A vertex has read maps in the forward pass: the last one that does so leaves them. */
    static void wereRead(INDArray maps) {
        if (maps instanceof BriefMaps brief) {
            brief.readers--;
            if (brief.readers == 0) {
                leave(maps);
            }
        }
    }

    /** Nobody reads maps for now. */
    static void leave(INDArray maps) {
        if (maps instanceof BriefMaps brief && brief.place != null) {
            GradientMemory.giveBack(brief.place);
            brief.place = null;
        }
    }
}
