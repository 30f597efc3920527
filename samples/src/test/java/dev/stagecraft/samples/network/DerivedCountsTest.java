/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.LayerSummary;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.samples.network.block.InvertedResNetNetwork;
import dev.stagecraft.samples.network.cifar.ResNet110BNetwork;
import dev.stagecraft.samples.network.cifar.ResNet110Network;
import dev.stagecraft.samples.network.cifar.ResNet1202BNetwork;
import dev.stagecraft.samples.network.cifar.ResNet1202Network;
import dev.stagecraft.samples.network.cifar.ResNet20BNetwork;
import dev.stagecraft.samples.network.cifar.ResNet20Network;
import dev.stagecraft.samples.network.cifar.ResNet32BNetwork;
import dev.stagecraft.samples.network.cifar.ResNet32Network;
import dev.stagecraft.samples.network.cifar.ResNet44BNetwork;
import dev.stagecraft.samples.network.cifar.ResNet44Network;
import dev.stagecraft.samples.network.cifar.ResNet56BNetwork;
import dev.stagecraft.samples.network.cifar.ResNet56Network;
import dev.stagecraft.samples.network.cifar.StochasticDepthResNet110Network;
import dev.stagecraft.samples.network.course.FashionCifarResNet20Network;
import dev.stagecraft.samples.network.course.FashionResNet20Network;
import dev.stagecraft.samples.network.course.FashionResNetNetwork;
import dev.stagecraft.samples.network.course.FashionWideResNet20Network;
import dev.stagecraft.samples.network.course.KerasStyleResNet50Network;
import dev.stagecraft.samples.network.course.MnistResNet34Network;
import dev.stagecraft.samples.network.imagenet.ResNet50Network;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The numbers of networks that nobody published, from those of others or by hand. */
class DerivedCountsTest {
    /** Keras counts trainable values and running statistics together. */
    @Test
    void kerasStyleResNet50() {
        NetworkSummary summary = new KerasStyleResNet50Network().summary();
        assertEquals(42_020_712L, summary.parameters() + summary.runningStatistics());
        assertEquals("64x112x112", summary.layer("conv1").output().toString());
        assertEquals("64x55x55", summary.layer("maxpool").output().toString());
        assertEquals("2048x3x3", summary.layer("avgpool").output().toString());
        // The stride is in the first 1x1, so that it already leaves the smaller map.
        assertEquals("128x28x28", summary.layer("layer2.0.conv1").output().toString());
    }

    /** torchvision's resnet34, with what is different written out. */
    @Test
    void mnistResNet34() {
        long oneChannel = -2 * 7 * 7 * 64;
        long tenClasses = (512 * 10 + 10) - (512 * 1000 + 1000);
        long projectionOfStage1 = 64 * 64 + 2 * 64;
        long biases = 64 + 6 * 64 + 8 * 128 + 12 * 256 + 6 * 512 + (64 + 128 + 256 + 512);
        assertEquals(
                21_797_672 + oneChannel + tenClasses + projectionOfStage1 + biases, MnistResNet34Network.PARAMETERS);

        NetworkSummary summary = new MnistResNet34Network().summary();
        List<Integer> heights = Stream.of("conv1", "maxpool", "layer1.2", "layer2.3", "layer3.5", "layer4.2")
                .map(layer -> summary.layer(layer).output().dimensions().get(1))
                .toList();
        assertEquals(List.of(14, 7, 7, 4, 2, 1), heights);
        assertEquals(
                List.of(
                        "layer1.0.downsample.0",
                        "layer2.0.downsample.0",
                        "layer3.0.downsample.0",
                        "layer4.0.downsample.0"),
                summary.layers().stream()
                        .map(LayerSummary::name)
                        .filter(name -> name.endsWith("downsample.0"))
                        .toList());
    }

    /** Section 3.3 of the paper: why a bottleneck of 256 channels is cheap. */
    @Test
    void bottleneckArithmetic() {
        NetworkSummary bottleneck =
                new ResNet50Network().summary().part("layer1.1").ofKind("Convolution");
        assertEquals(69_632, bottleneck.parameters());
        assertEquals(
                Map.of("layer1.1.conv1", 16_384L, "layer1.1.conv2", 36_864L, "layer1.1.conv3", 16_384L),
                bottleneck.layers().stream().collect(Collectors.toMap(LayerSummary::name, LayerSummary::parameters)));
        assertEquals(
                1_179_648,
                new WideBasicBlocksNetwork()
                        .summary()
                        .part("layer1.1")
                        .ofKind("Convolution")
                        .parameters());
    }

    /** Option A has no parameters; a projection has its weights, and the scale and shift of its normalization. */
    @Test
    void optionB() {
        long projections = (16 * 32 + 2 * 32) + (32 * 64 + 2 * 64);
        assertEquals(ResNet20Network.PARAMETERS + projections, ResNet20BNetwork.PARAMETERS);
        assertEquals(ResNet32Network.PARAMETERS + projections, ResNet32BNetwork.PARAMETERS);
        assertEquals(ResNet44Network.PARAMETERS + projections, ResNet44BNetwork.PARAMETERS);
        assertEquals(ResNet56Network.PARAMETERS + projections, ResNet56BNetwork.PARAMETERS);
        assertEquals(ResNet110Network.PARAMETERS + projections, ResNet110BNetwork.PARAMETERS);
        assertEquals(ResNet1202Network.PARAMETERS + projections, ResNet1202BNetwork.PARAMETERS);
        long multiplyAdds = 16 * 32 * (16 * 16) + 32 * 64 * (8 * 8);
        assertEquals(ResNet20Network.MULTIPLY_ADDS + multiplyAdds, ResNet20BNetwork.MULTIPLY_ADDS);
        assertEquals(ResNet1202Network.MULTIPLY_ADDS + multiplyAdds, ResNet1202BNetwork.MULTIPLY_ADDS);
    }

    /** What is only there while training has neither parameters nor multiply-adds. */
    @Test
    void stochasticDepth() {
        assertEquals(ResNet110Network.PARAMETERS, StochasticDepthResNet110Network.PARAMETERS);
        assertEquals(ResNet110Network.MULTIPLY_ADDS, StochasticDepthResNet110Network.MULTIPLY_ADDS);
    }

    @Test
    void fashionResNet() {
        long stem = 9 * 16 + 2 * 16;
        long layer1 = block(16, 32);
        long layer2 = block(32, 64);
        assertEquals(stem + layer1 + layer2 + (64 * 10 + 10), FashionResNetNetwork.PARAMETERS);
        long maps1 = (9 * 16 * 32 + 9 * 32 * 32 + 16 * 32) * (7 * 7);
        long maps2 = (9 * 32 * 64 + 9 * 64 * 64 + 32 * 64) * (4 * 4);
        assertEquals(9 * 16 * (14 * 14) + maps1 + maps2 + 64 * 10, FashionResNetNetwork.MULTIPLY_ADDS);
    }

    /** ResNet-20 of one channel, and maps of 14, 7 and 4 rows in place of 32, 16 and 8. */
    @Test
    void fashionResNet20() {
        assertEquals(ResNet20BNetwork.PARAMETERS - 2 * 9 * 16, FashionResNet20Network.PARAMETERS);
        assertEquals(ofResNet20(14, 7, 4), FashionResNet20Network.MULTIPLY_ADDS);
    }

    /** The same, of 28, 14 and 7 rows. */
    @Test
    void fashionCifarResNet20() {
        assertEquals(FashionResNet20Network.PARAMETERS, FashionCifarResNet20Network.PARAMETERS);
        assertEquals(ofResNet20(28, 14, 7), FashionCifarResNet20Network.MULTIPLY_ADDS);
    }

    /** Twice the filters: each kernel behind the stem's has four times the weights, each normalization twice. */
    @Test
    void fashionWideResNet20() {
        long stem = 9 * 32 + 2 * 32;
        long stages = 3 * square(32) + block(32, 64) + 2 * square(64) + block(64, 128) + 2 * square(128);
        assertEquals(stem + stages + (128 * 10 + 10), FashionWideResNet20Network.PARAMETERS);
        long behindStem = ofResNet20(28, 14, 7) - 9 * 16 * (28 * 28) - 64 * 10;
        assertEquals(4 * behindStem + 9 * 32 * (28 * 28) + 128 * 10, FashionWideResNet20Network.MULTIPLY_ADDS);
    }

    /** Of one channel, with maps of so many rows in each stage. */
    private static long ofResNet20(long rows1, long rows2, long rows3) {
        long maps1 = (9 * 16 + 6 * (9 * 16 * 16)) * rows1 * rows1;
        long maps2 = (9 * 16 * 32 + 5 * (9 * 32 * 32) + 16 * 32) * rows2 * rows2;
        long maps3 = (9 * 32 * 64 + 5 * (9 * 64 * 64) + 32 * 64) * rows3 * rows3;
        return maps1 + maps2 + maps3 + 64 * 10;
    }

    /** A basic block with a projection. */
    private static long block(int in, int out) {
        return 9 * in * out + 9 * out * out + in * out + 3 * 2 * out;
    }

    /** A basic block that keeps its channels. */
    private static long square(int channels) {
        return 2 * 9 * channels * channels + 2 * 2 * channels;
    }

    /** Every block is six times as wide inside as its stage, and its middle convolution has one channel a group. */
    @Test
    void invertedResNet() {
        long stem = 3 * 9 * 16 + 2 * 16;
        long blocks = inverted(16, 24, true)
                + inverted(24, 24, false)
                + inverted(24, 40, true)
                + 2 * inverted(40, 40, false)
                + inverted(40, 80, true)
                + 2 * inverted(80, 80, false);
        assertEquals(stem + blocks + (80 * 100 + 100), InvertedResNetNetwork.PARAMETERS);
        assertEquals(
                "80x12x12",
                new InvertedResNetNetwork().summary().layer("layer3.2").output().toString());
    }

    private static long inverted(int in, int out, boolean projection) {
        int inside = 6 * out;
        long branch = in * inside + 2 * inside + 9 * inside + 2 * inside + inside * out + 2 * out;
        return branch + (projection ? in * out + 2 * out : 0);
    }
}
