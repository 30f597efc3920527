/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.Preprocessing;
import java.util.List;

/** {@link dev.stagecraft.Preprocessing}. */
public record PreprocessingDeclaration(
        Declared<Integer> resize,
        Declared<Preprocessing.Crop> crop,
        Declared<Preprocessing.Interpolation> interpolation,
        Declared<Preprocessing.ChannelOrder> channelOrder,
        Declared<Preprocessing.Range> range,
        Declared<List<Double>> mean,
        Declared<List<Double>> standardDeviation) {
    public boolean crops() {
        return crop.value() == Preprocessing.Crop.CENTER;
    }

    /** Whether images are resized until they cover the input and a part around it, whatever its proportions. */
    public boolean isAutomatic() {
        return resize.value() == Preprocessing.AUTO;
    }

    /** What the shorter side may be where it is said and wrong. */
    public static int automaticResize(InputDeclaration input) {
        return automatic(Math.max(input.height().value(), input.width().value()));
    }

    /** As much more than a side of the input as 256 is more than 224. */
    public static int automatic(int side) {
        return (int) Math.min(Integer.MAX_VALUE, (long) side * 8 / 7);
    }

    /** What white is. */
    public int white() {
        return range.value() == Preprocessing.Range.ZERO_TO_ONE ? 1 : 255;
    }
}
