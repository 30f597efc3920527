package dev.stagecraft.samples.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.LayerSummary;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkSummary;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers of the networks are those that others published. */
class PublishedCountsTest {
    /** Trainable parameters, running statistics and multiply-adds of torchvision's models, and of timm's seresnet50. */
    static Stream<Arguments> published() {
        return Stream.of(
                Arguments.of(new ResNet18Network(), 11_689_512L, 9_600L, 1_814_073_344L),
                Arguments.of(new ResNet34Network(), 21_797_672L, 17_024L, 3_663_761_408L),
                Arguments.of(new ResNet50Network(), 25_557_032L, 53_120L, 4_089_184_256L),
                Arguments.of(new ResNet101Network(), 44_549_160L, 105_344L, 7_801_405_440L),
                Arguments.of(new ResNet152Network(), 60_192_808L, 151_424L, 11_513_626_624L),
                Arguments.of(new SeResNet50Network(), 28_088_024L, 53_120L, 4_091_699_200L));
    }

    @ParameterizedTest
    @MethodSource("published")
    void counts(NetworkDefinition network, long parameters, long runningStatistics, long multiplyAdds) {
        NetworkSummary summary = network.summary();
        assertEquals(parameters, summary.parameters());
        assertEquals(runningStatistics, summary.runningStatistics());
        assertEquals(multiplyAdds, summary.multiplyAdds());
    }

    @Test
    void constantsAreThoseOfTheSummary() {
        assertEquals(25_557_032L, ResNet50Network.PARAMETERS);
        assertEquals(4_089_184_256L, ResNet50Network.MULTIPLY_ADDS);
        assertEquals(28_088_024L, SeResNet50Network.PARAMETERS);
        assertEquals(4_091_699_200L, SeResNet50Network.MULTIPLY_ADDS);
    }

    @ParameterizedTest
    @MethodSource("published")
    void stages(NetworkDefinition network) {
        int expansion = network instanceof ResNet18Network || network instanceof ResNet34Network ? 1 : 4;
        assertEquals("64x56x56", output(network, "maxpool"));
        assertEquals(64 * expansion + "x56x56", output(network, "layer1.0"));
        assertEquals(128 * expansion + "x28x28", output(network, "layer2.1"));
        assertEquals(256 * expansion + "x14x14", output(network, "layer3.0"));
        assertEquals(512 * expansion + "x7x7", output(network, "layer4.1"));
        assertEquals("1000", network.summary().output().toString());
    }

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

    private static String output(NetworkDefinition network, String layer) {
        return network.summary().layer(layer).output().toString();
    }
}
