/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How maps lie in memory: a layout, and a type.
 *
 * @param layout their order
 * @param type the type of their numbers, {@code FLOAT} or {@code BFLOAT16}
 */
record MapFormat(MapLayout layout, DataType type) {
    /** As Deeplearning4j's layers take them. */
    static final MapFormat DEEPLEARNING4J = new MapFormat(MapLayout.CHANNELS_FIRST, DataType.FLOAT);

    /** The shape of the maps that an array in this format has. */
    MapShape shape(INDArray maps) {
        return layout.shape(maps, type);
    }
}
