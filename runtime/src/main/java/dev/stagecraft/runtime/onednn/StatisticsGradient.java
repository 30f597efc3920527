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
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradient of maps whose channels lie last, of which maxima and means over the channels were taken: each pixel's mean has a part of its own from all
 * channels, which oneDNN repeats, and its maximum is that of the first channel that has it.
 */
final class StatisticsGradient implements MapSummand {
    private final Kernel addition;
    private final int[] largest;
    private final float[] ofMaxima;
    private final float[] ofMeans;

    /**
     * @param addition adds a number for each pixel to maps
     * @param maps their shape
     * @param largest the channel that has the maximum, for each pixel
     * @param gradient that of both statistics, which is not read later
     */
    StatisticsGradient(Kernel addition, MapShape maps, int[] largest, INDArray gradient) {
        this.addition = addition;
        this.largest = largest;
        ofMaxima = new float[largest.length];
        ofMeans = new float[largest.length];
        int pixels = Math.toIntExact(maps.height() * maps.width());
        for (int image = 0; image < maps.images(); image++) {
            MapNumbers numbers = MapNumbers.of(gradient, image);
            for (int pixel = 0; pixel < pixels; pixel++) {
                ofMaxima[image * pixels + pixel] = numbers.get(2 * pixel);
                ofMeans[image * pixels + pixel] = numbers.get(2 * pixel + 1) / maps.channels();
            }
        }
    }

    @Override
    public void addTo(INDArray sum) {
        try (WorkingMemory memory = WorkingMemory.take()) {
            FloatPointer means = new FloatPointer(memory.of((long) ofMeans.length * Float.BYTES));
            means.put(ofMeans);
            addition.run(Map.of(DNNL_ARG_SRC_0, sum, DNNL_ARG_DST, sum), Map.of(DNNL_ARG_SRC_1, means));
        }
        int images = Math.toIntExact(sum.size(0));
        int pixels = largest.length / images;
        int channels = Math.toIntExact(sum.length() / largest.length);
        for (int image = 0; image < images; image++) {
            MapNumbers numbers = MapNumbers.of(sum, image);
            for (int pixel = 0; pixel < pixels; pixel++) {
                int place = image * pixels + pixel;
                numbers.add(pixel * channels + largest[place], ofMaxima[place]);
            }
        }
    }
}
