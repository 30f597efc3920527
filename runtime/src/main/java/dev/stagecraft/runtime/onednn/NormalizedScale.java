/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A product that is for oneDNN, image by image, a normalization of mean 0 and variance 1 whose scale are the factors: its backward pass gives both
 * gradients at once.
 */
final class NormalizedScale implements MapScale {
    private final MapFormat format;
    private final UnaryOperator<MapShape> view;
    private final Recent<ImageThreads, NormalizationKernels> kernels = new Recent<>(
            threads -> threads.make(() -> NormalizationKernels.ofGivenStatistics(threads.image(), 0, false)));

    /** @param view how the maps of one image are read, as maps of as many channels as there are factors */
    private NormalizedScale(MapFormat format, UnaryOperator<MapShape> view) {
        this.format = format;
        this.view = view;
    }

    /**
     * By factors {@code [N, C]}.
     *
     * @param format that of the maps, before and after
     */
    static NormalizedScale ofChannels(MapFormat format) {
        return new NormalizedScale(format, UnaryOperator.identity());
    }

    /**
     * By factors {@code [N, H x W]}. The pixels of an image are read as the channels of maps, which lie first where its channels lie last, or
     * some of them, and last where its channels lie first.
     *
     * @param format that of the maps, before and after
     */
    static NormalizedScale ofPixels(MapFormat format) {
        MapLayout pixels =
                format.layout() == MapLayout.CHANNELS_FIRST ? MapLayout.CHANNELS_LAST : MapLayout.CHANNELS_FIRST;
        return new NormalizedScale(format, image -> {
            long together = switch (format.layout()) {
                case CHANNELS_FIRST -> 1;
                case CHANNELS_LAST -> image.channels();
                case BLOCKED -> MapLayout.BLOCK;
            };
            MapFormat view = new MapFormat(pixels, format.type());
            return new MapShape(view, image.channels() / together, 1, together, image.height() * image.width());
        });
    }

    @Override
    public void forward(INDArray maps, INDArray factors, INDArray result, LayerWorkspaceMgr workspaces) {
        ArrayType memory = ArrayType.FF_WORKING_MEM;
        INDArray zeros = constant(0, factors, memory, workspaces);
        INDArray ones = constant(1, factors, memory, workspaces);
        ImageThreads threads = threads(maps, factors);
        Kernel kernel = kernels.get(threads).inference();
        List<Pointer> sources = ImageThreads.images(maps);
        List<Pointer> results = ImageThreads.images(result);
        List<Pointer> scales = ImageThreads.images(factors);
        threads.forEach(
                sources.size(),
                image -> kernel.run(
                        Map.of(DNNL_ARG_MEAN, zeros, DNNL_ARG_VARIANCE, ones, DNNL_ARG_SHIFT, zeros),
                        Map.of(
                                DNNL_ARG_SRC, sources.get(image),
                                DNNL_ARG_DST, results.get(image),
                                DNNL_ARG_SCALE, scales.get(image))),
                maps,
                result,
                factors);
    }

    @Override
    public INDArray backward(
            INDArray maps, INDArray factors, INDArray gradient, INDArray ofMaps, LayerWorkspaceMgr workspaces) {
        ArrayType memory = ArrayType.BP_WORKING_MEM;
        INDArray ofFactors =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, factors.shape(), 'c');
        INDArray zeros = constant(0, factors, memory, workspaces);
        INDArray ones = constant(1, factors, memory, workspaces);
        INDArray unused = workspaces.createUninitialized(
                memory, DataType.FLOAT, new long[] {factors.size(0), factors.size(1)}, 'c');
        ImageThreads threads = threads(maps, factors);
        Kernel kernel = kernels.get(threads).backward();
        List<Pointer> sources = ImageThreads.images(maps);
        List<Pointer> gradients = ImageThreads.images(gradient);
        List<Pointer> results = ImageThreads.images(ofMaps);
        List<Pointer> scales = ImageThreads.images(factors);
        List<Pointer> ofScales = ImageThreads.images(ofFactors);
        List<Pointer> ofShifts = ImageThreads.images(unused);
        threads.forEach(
                sources.size(),
                image -> kernel.run(
                        Map.of(DNNL_ARG_MEAN, zeros, DNNL_ARG_VARIANCE, ones),
                        Map.of(
                                DNNL_ARG_SRC, sources.get(image),
                                DNNL_ARG_DIFF_DST, gradients.get(image),
                                DNNL_ARG_DIFF_SRC, results.get(image),
                                DNNL_ARG_SCALE, scales.get(image),
                                DNNL_ARG_DIFF_SCALE, ofScales.get(image),
                                DNNL_ARG_DIFF_SHIFT, ofShifts.get(image))),
                maps,
                gradient,
                ofMaps,
                factors,
                ofFactors,
                unused);
        return ofFactors;
    }

    private ImageThreads threads(INDArray maps, INDArray factors) {
        MapShape all = format.shape(maps);
        MapShape image = view.apply(new MapShape(format, 1, all.height(), all.width(), all.channels()));
        MapScale.requireFit(all, image.channels(), factors);
        return ImageThreads.of(image, all.images());
    }

    private static INDArray constant(double value, INDArray factors, ArrayType memory, LayerWorkspaceMgr workspaces) {
        return workspaces
                .createUninitialized(memory, DataType.FLOAT, factors.size(1))
                .assign(value);
    }

    @Override
    public void close() {
        kernels.close();
    }
}
