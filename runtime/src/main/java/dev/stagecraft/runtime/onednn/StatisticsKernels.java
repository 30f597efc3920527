/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reduction;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The primitives that find the maxima and the means over the channels of maps whose channels lie last. oneDNN has fast code only for a matrix whose rows
 * are summed up into as many numbers, one behind the other; so they are brought into their channel afterwards.
 */
final class StatisticsKernels implements Resource {
    private static final int CHANNELS = 3;

    private final MapShape output;
    private final List<Statistic> statistics;

    /** One of both. */
    private record Statistic(Kernel reduction, Kernel reorder) implements Resource {
        static Statistic of(algorithm kind, MapShape maps, MapShape output, int channel) {
            long pixels = maps.images() * maps.height() * maps.width();
            memory.desc matrix = Descriptors.plain(maps.format().type(), pixels, maps.channels());
            memory.desc numbers = Descriptors.plain(pixels, 1);
            reduction.primitive_desc descriptor = new reduction.primitive_desc(
                    OneDnn.engine(), kind, matrix, numbers, 0, 0, OneDnn.attributes(), false);
            memory.desc inMap = Descriptors.plain(maps.images(), maps.height(), maps.width(), 1);
            return new Statistic(
                    new Kernel(
                            new reduction(descriptor), descriptor, Map.of(DNNL_ARG_SRC, matrix, DNNL_ARG_DST, numbers)),
                    Kernel.reorder(inMap, Descriptors.line(output, CHANNELS, channel)));
        }

        void run(INDArray maps, INDArray result) {
            try (WorkingMemory memory = WorkingMemory.take()) {
                Pointer numbers = memory.of(reduction.size(DNNL_ARG_DST));
                reduction.run(Map.of(DNNL_ARG_SRC, maps), Map.of(DNNL_ARG_DST, numbers));
                reorder.run(Map.of(DNNL_ARG_TO, result), Map.of(DNNL_ARG_FROM, numbers));
            }
        }

        @Override
        public void close() {
            reduction.close();
            reorder.close();
        }
    }

    StatisticsKernels(MapShape maps) {
        output = new MapShape(maps.format(), maps.images(), maps.height(), maps.width(), 2);
        statistics = List.of(
                Statistic.of(algorithm.reduction_max, maps, output, 0),
                Statistic.of(algorithm.reduction_mean, maps, output, 1));
    }

    /** The shape of both. */
    MapShape output() {
        return output;
    }

    /** @param result is written */
    void run(INDArray maps, INDArray result) {
        statistics.forEach(statistic -> statistic.run(maps, result));
    }

    @Override
    public void close() {
        statistics.forEach(Resource::close);
    }
}
