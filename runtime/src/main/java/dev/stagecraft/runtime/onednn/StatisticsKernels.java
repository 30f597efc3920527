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
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The primitives that find the maxima and the means over the channels of maps whose channels lie last, one behind
 * the other at first, and then in their channel.
 */
final class StatisticsKernels implements Resource {
    private static final int CHANNELS = 3;

    private final MapShape output;
    private final Kernel addition;
    private final List<Statistic> statistics;

    /** One of both. */
    private record Statistic(Kernel reduction, Kernel reorder) implements Resource {
        static Statistic of(algorithm kind, MapShape maps, MapShape output, int channel) {
            memory.desc inMap = Descriptors.plain(maps.images(), maps.height(), maps.width(), 1);
            return new Statistic(
                    Kernel.overChannels(kind, maps),
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
        MapFormat numbers = new MapFormat(MapLayout.CHANNELS_LAST, DataType.FLOAT);
        addition = Kernel.sum(maps, new MapShape(numbers, maps.images(), maps.height(), maps.width(), 1));
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

    /** Adds a number for each pixel to maps. */
    Kernel addition() {
        return addition;
    }

    @Override
    public void close() {
        addition.close();
        statistics.forEach(Resource::close);
    }
}
