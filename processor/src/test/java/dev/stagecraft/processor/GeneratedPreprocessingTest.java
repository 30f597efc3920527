/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.images.ChannelOrder;
import dev.stagecraft.runtime.images.Interpolation;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.ValueRange;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is declared of images is what the generated class says. */
class GeneratedPreprocessingTest {
    private static final String NETWORK = """
            %s
            @ResidualNetwork
            @Input(channels = %d, height = %d, width = 224)
            @Stem(filters = 8, kernel = 3)
            @ResidualStage(filters = 8, blocks = 1)
            @Head(classes = 10)
            interface Net {}
            """;

    private static Optional<Preprocessing> of(String annotation, int channels, int height) {
        return CompiledNetwork.load("Net", NETWORK.formatted(annotation, channels, height))
                .preprocessing();
    }

    @Test
    void nothingIsDeclared() {
        assertEquals(Optional.empty(), of("", 3, 224));
    }

    @Test
    void defaults() {
        assertEquals(Optional.of(Preprocessing.of(3, 224, 224).withCenterCrop(256)), of("@Preprocessing", 3, 224));
        assertEquals(Optional.of(Preprocessing.of(1, 230, 224).withCenterCrop(262, 256)), of("@Preprocessing", 1, 230));
    }

    /** A number of pixels is the shorter side, whatever the input's proportions: torchvision's way. */
    @Test
    void pixelsOfAnInputThatIsNoSquare() {
        assertEquals(
                Optional.of(Preprocessing.of(3, 112, 224).withCenterCrop(256)),
                of("@Preprocessing(resize = 256)", 3, 112));
    }

    @Test
    void everyAttribute() {
        assertEquals(
                Optional.of(Preprocessing.of(3, 224, 224)
                        .withCenterCrop(232)
                        .withInterpolation(Interpolation.BICUBIC)
                        .withMean(0.485, 0.456, 0.406)
                        .withStandardDeviation(0.229, 0.224, 0.225)),
                of("""
                        @Preprocessing(
                                resize = 232,
                                interpolation = Preprocessing.Interpolation.BICUBIC,
                                mean = {0.485, 0.456, 0.406},
                                standardDeviation = {0.229, 0.224, 0.225})
                        """, 3, 224));
        assertEquals(
                Optional.of(Preprocessing.of(3, 224, 224)
                        .withoutCrop()
                        .withInterpolation(Interpolation.NEAREST)
                        .withChannelOrder(ChannelOrder.BGR)
                        .withRange(ValueRange.ZERO_TO_255)
                        .withMean(103.939, 116.779, 123.68)),
                of("""
                        @Preprocessing(
                                crop = Preprocessing.Crop.NONE,
                                interpolation = Preprocessing.Interpolation.NEAREST,
                                channelOrder = Preprocessing.ChannelOrder.BGR,
                                range = Preprocessing.Range.ZERO_TO_255,
                                mean = {103.939, 116.779, 123.68})
                        """, 3, 224));
    }

    /** A variant replaces it as a whole, and its own input is what is cut out. */
    @Test
    void variants() {
        String base = NETWORK.formatted("@Preprocessing(mean = 0.5, standardDeviation = 0.25)", 3, 224)
                .replace("Net ", "Base ");
        assertEquals(
                Optional.of(Preprocessing.of(3, 28, 21)
                        .withCenterCrop(32, 24)
                        .withMean(0.5)
                        .withStandardDeviation(0.25)),
                CompiledNetwork.load(
                                "Net",
                                "@ResidualNetwork @Input(height = 28, width = 21) interface Net extends Base {}\n"
                                        + base)
                        .preprocessing());
        assertEquals(
                Optional.of(Preprocessing.of(3, 224, 224).withCenterCrop(224)),
                CompiledNetwork.load(
                                "Net",
                                "@ResidualNetwork @Preprocessing(resize = 224) interface Net extends Base {}\n" + base)
                        .preprocessing());
    }
}
