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
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A product with factors of channels, which oneDNN repeats, of maps whose channels lie last. Its gradients are a normalization's. */
final class ChannelScale implements MapScale {
    private final MapFormat format;
    private final NormalizedScale normalized;
    private final Recent<MapShape, Kernel> kernels = new Recent<>(ChannelScale::product);

    ChannelScale(MapFormat format) {
        this.format = format;
        normalized = NormalizedScale.ofChannels(format);
    }

    private static Kernel product(MapShape maps) {
        MapFormat numbers = new MapFormat(MapLayout.CHANNELS_LAST, DataType.FLOAT);
        return Kernel.product(maps, new MapShape(numbers, maps.images(), 1, 1, maps.channels()));
    }

    @Override
    public void forward(INDArray maps, INDArray factors, INDArray result, LayerWorkspaceMgr workspaces) {
        normalized.requireFit(maps, factors);
        kernels.get(format.shape(maps))
                .run(Map.of(DNNL_ARG_SRC_0, maps, DNNL_ARG_SRC_1, factors, DNNL_ARG_DST, result));
    }

    @Override
    public INDArray backward(
            INDArray maps, INDArray factors, INDArray gradient, INDArray ofMaps, LayerWorkspaceMgr workspaces) {
        return normalized.backward(maps, factors, gradient, ofMaps, workspaces);
    }

    @Override
    public void close() {
        normalized.close();
        kernels.close();
    }
}
