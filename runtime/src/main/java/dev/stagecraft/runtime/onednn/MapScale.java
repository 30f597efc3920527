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
                ? RepeatedScale.ofChannels(format)
                : NormalizedScale.ofChannels(format);
    }

    /**
     * By factors {@code [N, H x W]}.
     *
     * @param format that of the maps, before and after
     */
    static MapScale ofPixels(MapFormat format) {
        return format.layout() == MapLayout.CHANNELS_LAST
                ? RepeatedScale.ofPixels(format)
                : NormalizedScale.ofPixels(format);
    }

    /**
     * @param each how many factors an image has
     * @throws IllegalArgumentException if there are not as many: oneDNN would read beyond them
     */
    static void requireFit(MapShape maps, long each, INDArray factors) {
        if (factors.size(0) != maps.images() || factors.size(1) != each) {
            throw new IllegalArgumentException("A product of maps " + maps.images() + " x " + maps.channels() + " x "
                    + maps.height() + " x " + maps.width() + " and of " + factors.size(0) + " x " + factors.size(1)
                    + " factors has no fast way; set the execution to DEEPLEARNING4J.");
        }
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
