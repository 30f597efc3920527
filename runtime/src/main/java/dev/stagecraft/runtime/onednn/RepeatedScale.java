/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A product with factors that oneDNN repeats, of maps whose channels lie last. The gradient of a factor is the sum of the products of what it scales and its
 * gradient.
 */
final class RepeatedScale implements MapScale {
    private final MapFormat format;
    private final UnaryOperator<MapShape> factors;
    private final Recent<MapShape, Kernels> kernels;

    /** @param ofSums the sums, for each factor, of a product of two maps */
    private record Kernels(Kernel scale, Kernel product, MapSums ofSums) implements Resource {
        @Override
        public void close() {
            scale.close();
            product.close();
            ofSums.close();
        }
    }

    /**
     * @param factors the shape of the factors of maps
     * @param sums adds up, for each factor, numbers of maps
     */
    private RepeatedScale(MapFormat format, UnaryOperator<MapShape> factors, Function<MapShape, MapSums> sums) {
        this.format = format;
        this.factors = factors;
        kernels = new Recent<>(maps ->
                new Kernels(Kernel.product(maps, factors.apply(maps)), Kernel.product(maps, maps), sums.apply(maps)));
    }

    static RepeatedScale ofChannels(MapFormat format) {
        return new RepeatedScale(format, maps -> numbers(maps, 1, 1, maps.channels()), PixelSums::new);
    }

    static RepeatedScale ofPixels(MapFormat format) {
        return new RepeatedScale(format, maps -> numbers(maps, maps.height(), maps.width(), 1), ChannelSums::new);
    }

    private static MapShape numbers(MapShape maps, long height, long width, long channels) {
        MapFormat numbers = new MapFormat(MapLayout.CHANNELS_LAST, DataType.FLOAT);
        return new MapShape(numbers, maps.images(), height, width, channels);
    }

    @Override
    public void forward(INDArray maps, INDArray factors, INDArray result, LayerWorkspaceMgr workspaces) {
        kernels(maps, factors).scale().run(Map.of(DNNL_ARG_SRC_0, maps, DNNL_ARG_SRC_1, factors, DNNL_ARG_DST, result));
    }

    @Override
    public INDArray backward(
            INDArray maps, INDArray factors, INDArray gradient, INDArray ofMaps, LayerWorkspaceMgr workspaces) {
        INDArray ofFactors =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, factors.shape(), 'c');
        Kernels made = kernels(maps, factors);
        try (WorkingMemory memory = WorkingMemory.take()) {
            Pointer products = memory.of(made.product().size(DNNL_ARG_DST));
            made.product().run(Map.of(DNNL_ARG_SRC_0, maps, DNNL_ARG_SRC_1, gradient), Map.of(DNNL_ARG_DST, products));
            made.ofSums().run(products, ofFactors);
        }
        made.scale().run(Map.of(DNNL_ARG_SRC_0, gradient, DNNL_ARG_SRC_1, factors, DNNL_ARG_DST, ofMaps));
        return ofFactors;
    }

    private Kernels kernels(INDArray maps, INDArray factors) {
        MapShape shape = format.shape(maps);
        MapShape repeated = this.factors.apply(shape);
        MapScale.requireFit(shape, repeated.height() * repeated.width() * repeated.channels(), factors);
        return kernels.get(shape);
    }

    @Override
    public void close() {
        kernels.close();
    }
}
