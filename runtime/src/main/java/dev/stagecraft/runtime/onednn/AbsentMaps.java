/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;

/** Maps, or a gradient of maps, that are in memory only while somebody reads them, and are written for whoever does. Sizes can be asked for at any time. */
@SuppressWarnings("overrides") // BaseNDArray and its interface differ in variable arity.
abstract class AbsentMaps extends MapArray {
    private static final long serialVersionUID = 1L;

    private final transient GradientMemory memory;
    private transient LentMaps place;

    /**
     * @param memory lends them a place
     * @param data where they are before that
     */
    AbsentMaps(GradientMemory memory, MapShape maps, DataBuffer data) {
        super(maps, data);
        this.memory = memory;
    }

    /** @param place where they are now */
    AbsentMaps(GradientMemory memory, LentMaps place) {
        this(memory, place.maps(), place.data());
        this.place = place;
    }

    /** Writes them. */
    abstract void write(LentMaps place);

    final boolean isThere() {
        return place != null;
    }

    /** The numbers, which are written now if they are not there. */
    @Override
    public DataBuffer data() {
        if (memory == null) {
            // Before this is made.
            return super.data();
        }
        if (place == null) {
            place = memory.take(maps());
            data = place.data();
            write(place);
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

    /** Nobody reads them for now. */
    final void leave() {
        if (place != null) {
            place.giveBack();
            place = null;
        }
    }
}
