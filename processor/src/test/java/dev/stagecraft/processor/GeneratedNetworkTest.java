/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.Pool;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.NetworkSummary;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;

/** What is generated is compiled, built, run and trained for a step: every attribute, and attributes together. */
class GeneratedNetworkTest {
    static Stream<Arguments> declarations() {
        return Stream.of(
                network("no stem", "", "@ResidualStage(filters = 8, blocks = 2)", ""),
                network("one block of an identity", "", "@ResidualStage(filters = 3, blocks = 1)", ""),
                network(
                        "stem without pool",
                        "@Stem(filters = 8, kernel = 3)",
                        "@ResidualStage(filters = 8, blocks = 2)",
                        ""),
                network(
                        "deep stem",
                        "@Stem(filters = {4, 6, 8}, kernel = 3, stride = 2)",
                        "@ResidualStage(filters = 8, blocks = 2)",
                        ""),
                network(
                        "average pool in the stem",
                        "@Stem(filters = 8, kernel = 5, stride = 2, pool = @Pool(kind = Pool.Kind.AVERAGE, kernel = 3, stride = 2))",
                        "@ResidualStage(filters = 8, blocks = 2)",
                        ""),
                network(
                        "even kernels",
                        "@Stem(filters = 8, kernel = 4, stride = 2, pool = @Pool(kind = Pool.Kind.MAX))",
                        "@ResidualStage(filters = 8, blocks = 2)",
                        ""),
                network(
                        "basic blocks and bottlenecks",
                        "@Stem(filters = 8, kernel = 3)",
                        "@ResidualStage(filters = 8, blocks = 3) @ResidualStage(filters = 4, blocks = 2, bottleneck = true)"
                                + "@ResidualStage(filters = 6, blocks = 1, bottleneck = true, expansion = 2, stride = 3)",
                        ""),
                network(
                        "identity through stages",
                        "@Stem(filters = 8, kernel = 3)",
                        "@ResidualStage(filters = 8, blocks = 2, shortcut = Shortcut.IDENTITY)"
                                + "@ResidualStage(filters = 2, blocks = 2, stride = 1, bottleneck = true, shortcut = Shortcut.IDENTITY)",
                        ""),
                network(
                        "projection everywhere, one block a stage",
                        "@Stem(filters = 8, kernel = 3)",
                        "@ResidualStage(filters = 8, blocks = 1, shortcut = Shortcut.PROJECTION)"
                                + "@ResidualStage(filters = 8, blocks = 1, shortcut = Shortcut.PROJECTION)",
                        ""),
                network(
                        "stride on the first 1x1, bias, zero gamma",
                        "@Stem(filters = 8, kernel = 3)",
                        "@ResidualStage(filters = 4, blocks = 2, bottleneck = true) @ResidualStage(filters = 8, blocks = 2, bottleneck = true)",
                        "@BlockDesign(strideOn = BlockDesign.StrideOn.FIRST, zeroInitResidual = true) @Convolution(bias = true,"
                                + " init = Convolution.Init.HE_FAN_IN)"),
                network(
                        "same padding on odd maps",
                        "@Stem(filters = 8, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))",
                        "@ResidualStage(filters = 8, blocks = 2) @ResidualStage(filters = 8, blocks = 2)",
                        "@Convolution(padding = Convolution.Padding.SAME, init = Convolution.Init.GLOROT_UNIFORM)"),
                network(
                        "same padding where strides skip pixels",
                        "@Stem(filters = 8, kernel = 3, stride = 3)",
                        "@ResidualStage(filters = 4, blocks = 2, bottleneck = true, stride = 3)",
                        "@Convolution(padding = Convolution.Padding.SAME)"),
                network(
                        "squeeze-excitation in basic blocks",
                        "@Stem(filters = 16, kernel = 3)",
                        "@ResidualStage(filters = 16, blocks = 2) @ResidualStage(filters = 32, blocks = 2)",
                        "@SqueezeExcitation(reduction = 4, divisor = 1)"),
                network(
                        "squeeze-excitation where all is biased and padded as TensorFlow does",
                        "@Stem(filters = 16, kernel = 3)",
                        "@ResidualStage(filters = 8, blocks = 2, bottleneck = true)",
                        "@SqueezeExcitation @Convolution(bias = true, padding = Convolution.Padding.SAME)"),
                network(
                        "same padding and a convolution in the stem that is padded otherwise",
                        "@Stem(filters = 8, kernel = 3, pool = @Pool(kind = Pool.Kind.CONVOLUTION, kernel = 3, stride = 2, padding = 0))",
                        "@ResidualStage(filters = 8, blocks = 2, groups = 2)",
                        "@Convolution(padding = Convolution.Padding.SAME) @ConvolutionalBlockAttention"),
                network(
                        "identities through blocks with and without a stride",
                        "@Stem(filters = 8, kernel = 3)",
                        "@ResidualStage(filters = 8, blocks = 3) @ResidualStage(filters = 8, blocks = 3)",
                        "@BlockDesign(strideIn = BlockDesign.StrideIn.LAST_BLOCK)"),
                network(
                        "flattened head",
                        "@Stem(filters = 8, kernel = 3, stride = 4)",
                        "@ResidualStage(filters = 8, blocks = 1)",
                        "@Head(classes = 3, pool = @Pool(kind = Pool.Kind.NONE), bias = false)"),
                network(
                        "max pool in the head",
                        "@Stem(filters = 8, kernel = 3, stride = 2)",
                        "@ResidualStage(filters = 8, blocks = 1)",
                        "@Head(classes = 3, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2, padding = 0))"));
    }

    private static Arguments network(String what, String stem, String stages, String others) {
        String head = others.contains("@Head") ? "" : "@Head(classes = 4)";
        return Arguments.of(
                what,
                "@ResidualNetwork @Input(height = 19, width = 14) " + stem + stages + others + head
                        + " interface Net {}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("declarations")
    void buildsWhatItPromised(String what, String declaration) {
        BuiltNetwork.assertKeepsItsPromises(CompiledNetwork.load("Net", declaration));
    }

    @Test
    void threeStagesOfTwoHundredBlocks() {
        NetworkDefinition network = CompiledNetwork.load("ResNet1202", """
                @ResidualNetwork
                @Input(height = 32, width = 32)
                @Stem(filters = 16, kernel = 3)
                @ResidualStage(filters = 16, blocks = 200)
                @ResidualStage(filters = 32, blocks = 200)
                @ResidualStage(filters = 64, blocks = 200)
                @Head(classes = 10)
                interface ResNet1202 {}
                """);
        NetworkSummary summary = network.summary();
        long convolutionsAndDense = summary.layers().stream()
                .filter(layer -> !layer.name().contains("downsample"))
                .filter(layer ->
                        layer.kind().equals("Convolution") || layer.kind().equals("Dense"))
                .count();
        assertEquals(1202, convolutionsAndDense);
        // The paper's network has 19,421,274 parameters with option A; the two projections add theirs.
        assertEquals(19_421_274 + (16 * 32 + 2 * 32) + (32 * 64 + 2 * 64), summary.parameters());
        ComputationGraph built = network.create();
        assertEquals(summary.parameters() + summary.runningStatistics(), built.numParams());
        assertEquals("64x8x8", summary.layer("layer3.199").output().toString());
    }

    @Test
    void nameMayHaveAnyCharacterThatCanBeRead() {
        String name = "R\u00e9s \u2028 \\ 1 \" */ $S";
        NetworkDefinition network = CompiledNetwork.load(
                "Net",
                "@ResidualNetwork(name = \""
                        + name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
                        + "\") @Input(height = 8, width = 8) @ResidualStage(filters = 3, blocks = 1) @Head(classes = 2)"
                        + " interface Net {}");
        assertEquals(name, network.name());
    }

    /** The pool of the classic head: a 7x7 window on a 7x7 map is its mean. */
    @Test
    void poolsWithoutOverlapCoverTheMap() {
        NetworkDefinition network = CompiledNetwork.load(
                "Net",
                "@ResidualNetwork @Input(height = 7, width = 7) @ResidualStage(filters = 3, blocks = 1)"
                        + " @Head(classes = 2, pool = @Pool(kind = Pool.Kind.AVERAGE, kernel = 7)) interface Net {}");
        Map<String, INDArray> activations = network.create().feedForward(Nd4j.rand(2, 3, 7, 7), false);
        INDArray expected = activations.get("layer1.0").mean(2, 3);
        assertTrue(expected.equalsWithEps(activations.get("avgpool").reshape(2, 3), 1e-5));
    }

    /** Padding counts neither in a mean nor, below 0, in a maximum: the corner is that of the four pixels that there are. */
    @ParameterizedTest
    @CsvSource({"AVERAGE, stem.avgpool", "MAX, maxpool"})
    void paddingOfPoolsDoesNotCount(Pool.Kind kind, String pool) {
        ComputationGraph network = CompiledNetwork.load(
                        "Net",
                        "@ResidualNetwork @Input(channels = 1, height = 4, width = 4) @Activated(Activated.Function.LEAKY_RELU)"
                                + " @Stem(filters = 1, kernel = 1, pool = @Pool(kind = Pool.Kind." + kind
                                + ", kernel = 3, stride = 2)) @ResidualStage(filters = 1, blocks = 1) @Head(classes = 2) interface Net {}")
                .create();
        String pooled = network.getConfiguration().getVertexInputs().get(pool).get(0);
        INDArray images = Nd4j.linspace(DataType.FLOAT, 1, 16, 16).reshape(1, 1, 4, 4);
        double lowest = 0;
        // The weight may have either sign.
        for (INDArray signed : List.of(images, images.neg())) {
            Map<String, INDArray> maps = network.feedForward(signed, false);
            INDArray corner = maps.get(pooled)
                    .get(
                            NDArrayIndex.all(),
                            NDArrayIndex.all(),
                            NDArrayIndex.interval(0, 2),
                            NDArrayIndex.interval(0, 2));
            double expected = (kind == Pool.Kind.MAX ? corner.maxNumber() : corner.meanNumber()).doubleValue();
            assertEquals(expected, maps.get(pool).getDouble(0, 0, 0, 0), 1e-5);
            lowest = Math.min(lowest, expected);
        }
        assertTrue(lowest < 0, "a corner is below 0");
    }

    @Test
    void optionsReachTheNetwork() {
        NetworkDefinition network = CompiledNetwork.load(
                "Net",
                "@ResidualNetwork @Input(height = 8, width = 8) @ResidualStage(filters = 4, blocks = 1) @Head(classes = 2)"
                        + " interface Net {}");
        NetworkOptions options = NetworkOptions.defaults()
                .withSeed(7)
                .withUpdater(new Sgd(0.25))
                .withWeightDecay(0.5)
                .withDataType(DataType.DOUBLE);
        ComputationGraph built = network.create(options);
        assertEquals(DataType.DOUBLE, built.params().dataType());
        assertEquals(built.params(), network.create(options).params());
        assertEquals(
                false, built.params().equals(network.create(options.withSeed(8)).params()));

        // One step of gradient 0 leaves only the decay: w - learning rate * decay * w.
        INDArray weights = built.getParam("layer1.0.conv1_W").dup();
        INDArray images = Nd4j.zeros(DataType.DOUBLE, 2, 3, 8, 8);
        INDArray labels = Nd4j.zeros(DataType.DOUBLE, 2, 2);
        built.fit(new INDArray[] {images}, new INDArray[] {labels});
        assertEquals(weights.mul(1 - 0.25 * 0.5), built.getParam("layer1.0.conv1_W"));
    }

    @Test
    void normalizationAndInitialScale() {
        NetworkDefinition network = CompiledNetwork.load(
                "Net",
                "@ResidualNetwork @Input(height = 8, width = 8) @ResidualStage(filters = 4, blocks = 1) @Head(classes = 2)"
                        + " @Normalization(epsilon = 1e-3, decay = 0.99) @BlockDesign(zeroInitResidual = true) interface Net {}");
        ComputationGraph built = network.create();
        BatchNormalization layer =
                (BatchNormalization) built.getLayer("layer1.0.bn2").conf().getLayer();
        assertEquals(1e-3, layer.getEps());
        assertEquals(0.99, layer.getDecay());
        assertEquals(Nd4j.zeros(4), built.getParam("layer1.0.bn2_gamma"));
        assertEquals(Nd4j.ones(4), built.getParam("layer1.0.bn1_gamma"));
    }

    /** The standard deviation, or bound, that each paper gives, against 20,000 drawn weights. */
    @ParameterizedTest
    @MethodSource("inits")
    void initialWeights(String init, double standardDeviation) {
        NetworkDefinition network = CompiledNetwork.load(
                "Net",
                "@ResidualNetwork @Input(channels = 32, height = 8, width = 8) @ResidualStage(filters = 64, blocks = 1)"
                        + " @Head(classes = 2) @Convolution(init = Convolution.Init." + init + ") interface Net {}");
        INDArray weights = network.create().getParam("layer1.0.conv1_W");
        assertEquals(3 * 3 * 32 * 64, weights.length());
        assertEquals(standardDeviation, weights.stdNumber().doubleValue(), 0.03 * standardDeviation);
        assertEquals(0, weights.meanNumber().doubleValue(), 0.05 * standardDeviation);
    }

    static Stream<Arguments> inits() {
        return Stream.of(
                Arguments.of("HE_FAN_OUT", Math.sqrt(2.0 / (9 * 64))),
                Arguments.of("HE_FAN_IN", Math.sqrt(2.0 / (9 * 32))),
                // A uniform distribution of bound b has a standard deviation of b / sqrt(3).
                Arguments.of("GLOROT_UNIFORM", Math.sqrt(6.0 / (9 * 32 + 9 * 64)) / Math.sqrt(3)));
    }
}
