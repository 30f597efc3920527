/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A gradient of maps that is written nowhere until somebody reads it: where another one came by another path, it is added to that. */
@SuppressWarnings("overrides") // BaseNDArray and its interface differ in variable arity.
final class LaterMaps extends AbsentMaps {
    private static final long serialVersionUID = 1L;

    /** Of no numbers that anybody reads: ND4J asks an array's memory for its workspace. */
    private static final Map<DataType, DataBuffer> NOWHERE = Map.of(
            DataType.FLOAT, Nd4j.createBufferDetached(new long[] {1}, DataType.FLOAT),
            DataType.BFLOAT16, Nd4j.createBufferDetached(new long[] {1}, DataType.BFLOAT16));

    private final transient MapSummand summand;

    LaterMaps(GradientMemory memory, MapShape maps, MapSummand summand) {
        super(memory, maps, NOWHERE.get(maps.format().type()));
        this.summand = summand;
    }

    @Override
    void write(LentMaps place) {
        Pointer.memset(place.data().addressPointer(), 0, maps().bytes());
        summand.addTo(place);
    }

    /** Adds them to a gradient of the same maps that nobody else has. */
    void addTo(LentMaps sum) {
        summand.addTo(sum);
        leave();
    }

    @Override
    public INDArray addi(INDArray other) {
        if (!isThere()
                && other instanceof LentMaps sum
                && sum.hasOneUser()
                && sum.maps().equals(maps())) {
            addTo(sum);
            return sum;
        }
        return super.addi(other);
    }
}
