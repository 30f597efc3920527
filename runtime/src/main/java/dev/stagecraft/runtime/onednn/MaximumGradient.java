/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.runtime.update.FlatValues;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.function.IntUnaryOperator;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The gradient of maps of which the maximum of each channel was taken: a number at one pixel of each, so that it is added there instead of written whole. */
final class MaximumGradient {
    private final MapShape maps;
    private final IntUnaryOperator pixels;

    /**
     * @param type the type of the pixels' numbers
     * @param workspace where oneDNN wrote at which pixel each maximum was, image by image
     */
    MaximumGradient(MapShape maps, memory.data_type type, INDArray workspace) {
        this.maps = maps;
        Pointer address = workspace.data().addressPointer();
        long count = maps.images() * maps.channels();
        if (type == memory.data_type.s32) {
            IntBuffer numbers = new IntPointer(address).capacity(count).asBuffer();
            pixels = numbers::get;
        } else {
            ByteBuffer numbers = new BytePointer(address).capacity(count).asBuffer();
            pixels = place -> Byte.toUnsignedInt(numbers.get(place));
        }
    }

    /**
     * @param gradient of the maxima, {@code [N, C]} in C order
     * @param sum the gradient of the maps so far
     */
    void addTo(INDArray gradient, INDArray sum) {
        FloatBuffer summands = FlatValues.of(gradient);
        int channels = Math.toIntExact(maps.channels());
        for (int image = 0; image < maps.images(); image++) {
            MapNumbers numbers = MapNumbers.of(sum, image);
            for (int channel = 0; channel < channels; channel++) {
                int place = image * channels + channel;
                long index = maps.index(channel, pixels.applyAsInt(place));
                numbers.add(Math.toIntExact(index), summands.get(place));
            }
        }
        Reference.reachabilityFence(gradient);
    }
}
