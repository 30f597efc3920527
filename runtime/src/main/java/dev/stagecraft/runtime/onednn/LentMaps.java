/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A gradient of maps in memory of {@link GradientMemory}. Deeplearning4j adds to it the gradients that come by other paths: oneDNN does that, on all
 * threads.
 */
@SuppressWarnings("overrides") // BaseNDArray and its interface differ in variable arity.
final class LentMaps extends MapArray {
    private static final long serialVersionUID = 1L;

    private final transient GradientMemory memory;
    private final transient GradientMemory.Room room;
    private transient int users;

    /** @param data where they are */
    LentMaps(GradientMemory memory, GradientMemory.Room room, MapShape maps, DataBuffer data) {
        super(maps, data);
        this.memory = memory;
        this.room = room;
    }

    /** The same memory for another one, who is its only user. */
    LentMaps lent() {
        users = 1;
        return this;
    }

    /** There is one user more. */
    void share() {
        users++;
    }

    /** Whether whoever has them may write what it likes into them. */
    boolean hasOneUser() {
        return users == 1;
    }

    /** One user needs them no more. */
    void giveBack() {
        users--;
        if (users == 0) {
            memory.giveBack(room);
        }
    }

    @Override
    public INDArray addi(INDArray other) {
        if (other instanceof LaterMaps later && later.maps().equals(maps())) {
            later.addTo(this);
            return this;
        }
        if (other.dataType() != dataType() || !other.equalShapes(this) || other.ordering() != 'c') {
            return super.addi(other);
        }
        memory.add(maps(), other, this);
        GradientMemory.giveBack(other);
        return this;
    }
}
