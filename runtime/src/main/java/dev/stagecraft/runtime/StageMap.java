/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.runtime.images.Shape;
import java.util.List;

/**
 * What a stage of a network, or its stem, gives: a map {@code [N, channels, height, width]} that detectors, segmenters and the like take. The
 * generated class has one for each, {@code ResNet50Network.LAYER4}.
 *
 * @param name {@code stem}, {@code layer1}, {@code layer2} …; {@code norm} for the last map, where it is normalized
 * @param layer the layer that gives it, as the {@code ComputationGraph} has it: {@code layer4.2}
 * @param channels the same for images of every size
 * @param height for images of the declared size
 * @param width for images of the declared size
 * @param stride how many pixels of the image, down and across, lie between two of the map's: the same for images of every size
 */
public record StageMap(String name, String layer, int channels, int height, int width, int stride) {
    /** {@return the shape of the map of one image of the declared size} */
    public Shape shape() {
        return new Shape(List.of(channels, height, width));
    }
}
