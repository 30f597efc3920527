/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.images.ChannelOrder;
import dev.stagecraft.runtime.images.Interpolation;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.ValueRange;
import dev.stagecraft.samples.network.cifar.ResNet20Network;
import dev.stagecraft.samples.network.cifar.WideResNet28x10Network;
import dev.stagecraft.samples.network.course.FashionResNetNetwork;
import dev.stagecraft.samples.network.imagenet.KerasResNet101V2Network;
import dev.stagecraft.samples.network.imagenet.KerasResNet50Network;
import dev.stagecraft.samples.network.imagenet.ResNet50DNetwork;
import dev.stagecraft.samples.network.imagenet.ResNet50Network;
import dev.stagecraft.samples.network.imagenet.ResNetRs350Network;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ready networks take images as their published weights do. */
class PreprocessingTest {
    private static final Preprocessing TORCHVISION = Preprocessing.of(3, 224, 224)
            .withCenterCrop(256)
            .withMean(0.485, 0.456, 0.406)
            .withStandardDeviation(0.229, 0.224, 0.225);
    private static final Preprocessing KERAS =
            Preprocessing.of(3, 224, 224).withoutCrop().withInterpolation(Interpolation.NEAREST);

    @Test
    void imageNet() {
        assertEquals(Optional.of(TORCHVISION), new ResNet50Network().preprocessing());
        assertEquals(
                Optional.of(TORCHVISION.withInterpolation(Interpolation.BICUBIC)),
                new ResNet50DNetwork().preprocessing());
        assertEquals(
                Optional.of(Preprocessing.of(3, 288, 288)
                        .withInterpolation(Interpolation.BICUBIC)
                        .withMean(0.485, 0.456, 0.406)
                        .withStandardDeviation(0.229, 0.224, 0.225)),
                new ResNetRs350Network().preprocessing());
    }

    @Test
    void keras() {
        assertEquals(
                Optional.of(KERAS.withChannelOrder(ChannelOrder.BGR)
                        .withRange(ValueRange.ZERO_TO_255)
                        .withMean(103.939, 116.779, 123.68)),
                new KerasResNet50Network().preprocessing());
        assertEquals(
                Optional.of(KERAS.withMean(0.5).withStandardDeviation(0.5)),
                new KerasResNet101V2Network().preprocessing());
    }

    @Test
    void cifarAndClothes() {
        Optional<Preprocessing> cifar = Optional.of(Preprocessing.of(3, 32, 32)
                .withMean(0.4914, 0.4822, 0.4465)
                .withStandardDeviation(0.2470, 0.2435, 0.2616));
        assertEquals(cifar, new ResNet20Network().preprocessing());
        assertEquals(cifar, new WideResNet28x10Network().preprocessing());
        assertEquals(Optional.empty(), new FashionResNetNetwork().preprocessing());
    }
}
