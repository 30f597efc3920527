/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A product of maps and factors of 32 bits: one for each channel of an image, or one for each pixel. */
interface MapScale extends Resource {
    /**
     * By factors {@code [N, C]}.
     *
     * @param format that of the maps, before and after
     */
    static MapScale ofChannels(MapFormat format) {
        return format.layout() == MapLayout.CHANNELS_LAST
                ? new ChannelScale(format)
                : NormalizedScale.ofChannels(format);
    }

    /**
     * By factors {@code [N, H x W]}.
     *
     * @param format that of the maps, before and after
     */
    static MapScale ofPixels(MapFormat format) {
        return format.layout() == MapLayout.CHANNELS_LAST ? new PixelScale(format) : NormalizedScale.ofPixels(format);
    }

    /** @param result gets the product */
    void forward(INDArray maps, INDArray factors, INDArray result, LayerWorkspaceMgr workspaces);

    /**
     * Computes the gradient of the maps.
     *
     * @param gradient the gradient of the product
     * @param ofMaps gets that of the maps
     * @return the gradient of the factors, in memory for gradients
     */
    INDArray backward(
            INDArray maps, INDArray factors, INDArray gradient, INDArray ofMaps, LayerWorkspaceMgr workspaces);
}
