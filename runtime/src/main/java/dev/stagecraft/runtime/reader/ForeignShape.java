/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.reader;

import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Site;
import java.util.Optional;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeFeedForward;
import org.deeplearning4j.nn.conf.layers.Layer;

/** The shape that an unknown layer says it gives: it is asked with maps of some size, for only kind and channels are wanted. */
record ForeignShape(Extent extent, long channels) {
    private static final ForeignShape UNKNOWN = new ForeignShape(Extent.UNKNOWN, Site.UNKNOWN);

    /** Any in which windows fit. */
    private static final int SIDE = 64;

    static ForeignShape of(Layer layer, Site input) {
        return input(input).map(type -> given(layer, type)).orElse(UNKNOWN);
    }

    private static Optional<InputType> input(Site input) {
        if (input.channels() == Site.UNKNOWN) {
            return Optional.empty();
        }
        return switch (input.extent()) {
            case MAPS -> Optional.of(InputType.convolutional(SIDE, SIDE, input.channels()));
            case PIXEL -> Optional.of(InputType.convolutional(1, 1, input.channels()));
            case VECTOR -> Optional.of(InputType.feedForward(input.channels()));
            case UNKNOWN -> Optional.empty();
        };
    }

    private static ForeignShape given(Layer layer, InputType type) {
        try {
            InputType given = layer.getOutputType(-1, type);
            if (given instanceof InputTypeConvolutional maps) {
                boolean isPixel = maps.getHeight() == 1 && maps.getWidth() == 1;
                return new ForeignShape(isPixel ? Extent.PIXEL : Extent.MAPS, maps.getChannels());
            }
            return given instanceof InputTypeFeedForward vector
                    ? new ForeignShape(Extent.VECTOR, vector.getSize())
                    : UNKNOWN;
        } catch (RuntimeException takesNoSuch) {
            return UNKNOWN;
        }
    }
}
