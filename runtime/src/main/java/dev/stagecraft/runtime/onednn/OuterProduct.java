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
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Of a number for each channel and a number for each pixel, whose maps have their channels last: products of matrices, one for each image. */
final class OuterProduct implements MapProduct {
    private final Recent<MapShape, Kernels> kernels = new Recent<>(Kernels::of);

    private record Kernels(Kernel forward, Kernel ofChannels, Kernel ofPixels) implements Resource {
        static Kernels of(MapShape shape) {
            long images = shape.images();
            long pixels = shape.height() * shape.width();
            long channels = shape.channels();
            DataType type = shape.format().type();
            memory.desc maps = Descriptors.of(type, format_tag.abc, images, pixels, channels);
            memory.desc turned = Descriptors.of(type, format_tag.acb, images, channels, pixels);
            memory.desc pixelColumn = Descriptors.of(type, format_tag.abc, images, pixels, 1);
            memory.desc channelRow = Descriptors.of(type, format_tag.abc, images, 1, channels);
            memory.desc channelColumn = Descriptors.of(type, format_tag.abc, images, channels, 1);
            return new Kernels(
                    Kernel.matrixProduct(pixelColumn, channelRow, maps),
                    Kernel.matrixProduct(turned, pixelColumn, channelColumn),
                    Kernel.matrixProduct(maps, channelColumn, pixelColumn));
        }

        @Override
        public void close() {
            forward.close();
            ofChannels.close();
            ofPixels.close();
        }
    }

    @Override
    public void forward(MapShape shape, INDArray first, INDArray second, INDArray result) {
        kernels.get(shape).forward().run(Map.of(DNNL_ARG_SRC, second, DNNL_ARG_WEIGHTS, first, DNNL_ARG_DST, result));
    }

    @Override
    public void backward(
            MapShape shape, INDArray first, INDArray second, INDArray gradient, INDArray ofFirst, INDArray ofSecond) {
        Kernels made = kernels.get(shape);
        made.ofChannels().run(Map.of(DNNL_ARG_SRC, gradient, DNNL_ARG_WEIGHTS, second, DNNL_ARG_DST, ofFirst));
        made.ofPixels().run(Map.of(DNNL_ARG_SRC, gradient, DNNL_ARG_WEIGHTS, first, DNNL_ARG_DST, ofSecond));
    }

    @Override
    public void close() {
        kernels.close();
    }
}
