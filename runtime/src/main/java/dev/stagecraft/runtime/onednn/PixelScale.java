/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.Map;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A product with factors of pixels, which oneDNN repeats, of maps whose channels lie last. The gradient of a factor is a sum over the channels of its
 * pixel.
 */
final class PixelScale implements MapScale {
    private final MapFormat format;
    private final NormalizedScale normalized;
    private final Recent<MapShape, Kernels> kernels = new Recent<>(Kernels::of);

    /** @param ofSums the sums over the channels of a product of two maps */
    private record Kernels(Kernel scale, Kernel product, Kernel ofSums) implements Resource {
        static Kernels of(MapShape maps) {
            MapFormat numbers = new MapFormat(MapLayout.CHANNELS_LAST, DataType.FLOAT);
            return new Kernels(
                    Kernel.product(maps, new MapShape(numbers, maps.images(), maps.height(), maps.width(), 1)),
                    Kernel.product(maps, maps),
                    Kernel.overChannels(algorithm.reduction_sum, maps));
        }

        @Override
        public void close() {
            scale.close();
            product.close();
            ofSums.close();
        }
    }

    PixelScale(MapFormat format) {
        this.format = format;
        normalized = NormalizedScale.ofPixels(format);
    }

    @Override
    public void forward(INDArray maps, INDArray factors, INDArray result, LayerWorkspaceMgr workspaces) {
        normalized.requireFit(maps, factors);
        kernels.get(format.shape(maps))
                .scale()
                .run(Map.of(DNNL_ARG_SRC_0, maps, DNNL_ARG_SRC_1, factors, DNNL_ARG_DST, result));
    }

    @Override
    public INDArray backward(
            INDArray maps, INDArray factors, INDArray gradient, INDArray ofMaps, LayerWorkspaceMgr workspaces) {
        INDArray ofFactors =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, factors.shape(), 'c');
        Kernels made = kernels.get(format.shape(maps));
        try (WorkingMemory memory = WorkingMemory.take()) {
            Pointer products = memory.of(made.product().size(DNNL_ARG_DST));
            made.product().run(Map.of(DNNL_ARG_SRC_0, maps, DNNL_ARG_SRC_1, gradient), Map.of(DNNL_ARG_DST, products));
            made.ofSums().run(Map.of(DNNL_ARG_DST, ofFactors), Map.of(DNNL_ARG_SRC, products));
        }
        made.scale().run(Map.of(DNNL_ARG_SRC_0, gradient, DNNL_ARG_SRC_1, factors, DNNL_ARG_DST, ofMaps));
        return ofFactors;
    }

    @Override
    public void close() {
        normalized.close();
        kernels.close();
    }
}
