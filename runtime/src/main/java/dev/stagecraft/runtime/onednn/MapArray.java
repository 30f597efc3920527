/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import com.google.flatbuffers.FlatBufferBuilder;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.BaseNDArray;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.nd4j.linalg.factory.Nd4j;

/** Maps, or a gradient of maps, in memory of the engine's own. */
@SuppressWarnings("overrides") // BaseNDArray and its interface differ in variable arity.
abstract class MapArray extends BaseNDArray {
    private static final long serialVersionUID = 1L;

    private final transient MapShape maps;

    /** @param data where they are */
    MapArray(MapShape maps, DataBuffer data) {
        super(
                data,
                maps.dimensions(),
                Nd4j.getStrides(maps.dimensions(), 'c'),
                'c',
                maps.format().type());
        this.maps = maps;
    }

    /** What they are of. */
    final MapShape maps() {
        return maps;
    }

    @Override
    public INDArray unsafeDuplication() {
        return dup();
    }

    @Override
    public INDArray unsafeDuplication(boolean blocking) {
        return dup();
    }

    @Override
    public LongShapeDescriptor shapeDescriptor() {
        return LongShapeDescriptor.fromShape(shape(), stride(), elementWiseStride(), ordering(), dataType(), isEmpty());
    }

    @Override
    protected int stringBuffer(FlatBufferBuilder builder, DataBuffer buffer) {
        throw new UnsupportedOperationException("Maps are numbers.");
    }

    @Override
    public String getString(long index) {
        throw new UnsupportedOperationException("Maps are numbers.");
    }
}
