/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.Map;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The sum over the pixels, in 32 bits, of each channel of an image, whose channels lie last: a product of matrices, whose first one are ones. Of
 * anything but what lies one behind the other oneDNN's reduction has reference code only.
 */
final class PixelSums implements MapSums {
    private final Slab ones;
    private final Kernel product;

    PixelSums(MapShape maps) {
        DataType type = maps.format().type();
        long pixels = maps.height() * maps.width();
        memory.desc row = Descriptors.of(type, format_tag.abc, maps.images(), 1, pixels);
        memory.desc matrix = Descriptors.of(type, format_tag.abc, maps.images(), pixels, maps.channels());
        memory.desc sums = Descriptors.of(DataType.FLOAT, format_tag.abc, maps.images(), 1, maps.channels());
        product = Kernel.matrixProduct(row, matrix, sums);
        ones = new Slab(row.get_size());
        fill(maps.images() * pixels, type);
    }

    private void fill(long count, DataType type) {
        FloatPointer floats = new FloatPointer(ones.at(0));
        ShortPointer halves = new ShortPointer(ones.at(0));
        for (long i = 0; i < count; i++) {
            if (type == DataType.BFLOAT16) {
                halves.put(i, Bfloat16.rounded(1));
            } else {
                floats.put(i, 1);
            }
        }
    }

    @Override
    public void run(Pointer maps, INDArray result) {
        product.run(Map.of(DNNL_ARG_DST, result), Map.of(DNNL_ARG_SRC, ones.at(0), DNNL_ARG_WEIGHTS, maps));
    }

    @Override
    public void close() {
        product.close();
        ones.close();
    }
}
