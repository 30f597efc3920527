/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.Map;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The sum over the channels, in 32 bits, of each pixel of an image, whose channels lie last. */
final class ChannelSums implements MapSums {
    private final Kernel reduction;

    ChannelSums(MapShape maps) {
        reduction = Kernel.overChannels(algorithm.reduction_sum, maps);
    }

    @Override
    public void run(Pointer maps, INDArray result) {
        reduction.run(Map.of(DNNL_ARG_DST, result), Map.of(DNNL_ARG_SRC, maps));
    }

    @Override
    public void close() {
        reduction.close();
    }
}
