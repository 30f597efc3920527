/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.Computed;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.InferenceOptions;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.training.SavedModel;
import dev.stagecraft.runtime.training.SavedModelOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.MemoryType;
import org.deeplearning4j.nn.conf.memory.MemoryUseMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** What Deeplearning4j asks of the layers besides their numbers. */
class FeatureMapTransformConfigurationTest {
    private final INDArray images = Graphs.random(DataType.FLOAT, 2, 6, 5, 7);

    /** Computed as the network that was saved is, so that both give the same to the bit. */
    private static final SavedModelOptions STOCK = SavedModelOptions.defaults()
            .withInference(InferenceOptions.defaults().withExecution(Execution.DEEPLEARNING4J));

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#all")
    void comeBackFromJson(TransformCase transform) {
        ComputationGraphConfiguration configuration =
                Graphs.configuration(DataType.FLOAT, transform.layer().get());
        ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(configuration.toJson());
        assertEquals(configuration, read);
        assertEquals(layerOf(configuration), layerOf(read));
        assertEquals(layerOf(configuration).hashCode(), layerOf(read).hashCode());
        assertEquals(layerOf(configuration).toString(), layerOf(read).toString());
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#kinds")
    void comeBackFromFiles(TransformCase transform) throws Exception {
        ComputationGraph network = transform.network(DataType.FLOAT);
        Path ours = folder.resolve("ours.zip");
        SavedModel.save(network, ours);
        Path theirs = folder.resolve("theirs.zip");
        ModelSerializer.writeModel(network, theirs.toFile(), true);
        for (ComputationGraph loaded : new ComputationGraph[] {
            SavedModel.open(ours, STOCK).network(),
            ModelSerializer.restoreComputationGraph(theirs.toFile()),
            network.clone()
        }) {
            assertEquals(network.paramTable(), loaded.paramTable());
            assertEquals(0, Graphs.difference(network.outputSingle(images), loaded.outputSingle(images)));
        }
    }

    @Test
    void tellThemselvesApart() {
        List<FeatureMapTransform> different = List.of(
                new GroupNormalization.Builder().nIn(8).groups(2).build(),
                new GroupNormalization.Builder().nIn(8).groups(4).build(),
                new GroupNormalization.Builder().nIn(8).groups(2).eps(1e-3).build(),
                new GroupNormalization.Builder().nIn(8).groups(2).gamma(0).build(),
                new GroupNormalization.Builder().nIn(8).groups(2).beta(1).build(),
                new EfficientChannelAttention.Builder().nIn(8).build(),
                new EfficientChannelAttention.Builder().nIn(8).kernel(5).build(),
                new ChannelAttention.Builder().nIn(8).squeezed(2).build(),
                new ChannelAttention.Builder().nIn(8).squeezed(4).build());
        assertEquals(different.size(), Set.copyOf(different).size());
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#kinds")
    void haveIndependentClones(TransformCase transform) {
        FeatureMapTransform layer = transform.layer().get();
        FeatureMapTransform clone = (FeatureMapTransform) layer.clone();
        assertNotSame(layer, clone);
        assertEquals(layer, clone);
        clone.setNIn(InputType.convolutional(5, 7, 12), true);
        clone.getRegularization().add(new WeightDecay(0.5, true));
        assertEquals(transform.layer().get(), layer);
        assertNotEquals(layer, clone);
    }

    /** The labels are what the network says, so that every gradient is 0; the learning rate is 0.1. */
    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#kinds")
    void decayTheirWeightsOnly(TransformCase transform) {
        ComputationGraphConfiguration configuration = Computed.decayed(
                NetworkOptions.defaults().withWeightDecay(0.5),
                Graphs.configuration(DataType.FLOAT, transform.layer().get()));
        ComputationGraph network = new ComputationGraph(configuration);
        network.init();
        network.setParams(Graphs.random(DataType.FLOAT, network.params().shape()));
        ComputationGraph before = network.clone();
        network.fit(new INDArray[] {images}, new INDArray[] {network.outputSingle(images)});
        network.paramTable().forEach((name, values) -> {
            double factor = name.startsWith("0_W") ? 1 - 0.5 * 0.1 : 1;
            assertEquals(0, Graphs.difference(before.getParam(name).mul(factor), values), 1e-6, name);
        });
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#kinds")
    void tellTheirShapeAndSize(TransformCase transform) {
        InputType input = InputType.convolutional(5, 7, 6);
        ComputationGraphConfiguration configuration = infer(unknownChannels(transform), input);
        FeatureMapTransform inferred = layerOf(configuration);
        assertEquals(6, inferred.getNIn());
        assertEquals(6, inferred.getNOut());
        assertEquals(input, inferred.getOutputType(0, input));
        long parameters = inferred.initializer().numParams(inferred);
        assertEquals(
                4 * parameters,
                inferred.getMemoryReport(input)
                        .getMemoryBytes(
                                MemoryType.PARAMETERS, 1, MemoryUseMode.INFERENCE, CacheMode.NONE, DataType.FLOAT));
        ComputationGraph network = new ComputationGraph(configuration);
        network.init();
        assertEquals(parameters, network.numParams());
        assertArrayEquals(images.shape(), network.outputSingle(images).shape());
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#kinds")
    void takeParametersAsTheyGiveThem(TransformCase transform) {
        ComputationGraph network = transform.network(DataType.FLOAT);
        INDArray before = network.params().dup();
        network.getLayer(0).setParams(network.getLayer(0).params().dup());
        assertEquals(before, network.params());
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#kinds")
    void refuseOtherInputs(TransformCase transform) {
        FeatureMapTransform layer = unknownChannels(transform);
        assertMessage(
                "The data format is NHWC; it must be NCHW for "
                        + layer.getClass().getSimpleName() + ".",
                () -> infer(layer, InputType.convolutional(5, 7, 6, CNN2DFormat.NHWC)));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> layer.getOutputType(0, InputType.feedForward(6)))
                .getMessage();
        assertTrue(message.endsWith("it must be [N, C, H, W]."), message);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "groups is 0; it must be at least 1.",
                        () -> normalization(8).groups(0).build()),
                mistake(
                        "groups is 32; it must divide nIn, which is 8.",
                        () -> normalization(8).build()),
                mistake(
                        "eps is 0.0; it must be a positive number.",
                        () -> normalization(32).eps(0).build()),
                mistake(
                        "eps is NaN; it must be a positive number.",
                        () -> normalization(32).eps(Double.NaN).build()),
                mistake(
                        "nOut is 64; it must be nIn, which is 32.",
                        () -> normalization(32).nOut(64).build()),
                mistake(
                        "nIn is -1; it must be at least 1.",
                        () -> normalization(-1).build()),
                mistake("kernel is 4; it must be odd and at least 1.", () -> efficient(4)),
                mistake("kernel is 0; it must be odd and at least 1.", () -> efficient(0)),
                mistake("kernel is -3; it must be odd and at least 1.", () -> efficient(-3)),
                mistake(
                        "squeezed is 0; it must be at least 1.",
                        () -> new ChannelAttention.Builder().nIn(8).build()));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void sayWhatIsWrong(String message, Supplier<FeatureMapTransform> mistake) {
        assertMessage(message, mistake::get);
    }

    @Test
    void saysSoTooWhenTheInputIsInferred() {
        GroupNormalization layer = new GroupNormalization.Builder().groups(4).build();
        assertMessage(
                "groups is 4; it must divide nIn, which is 6.", () -> infer(layer, InputType.convolutional(5, 7, 6)));
    }

    private static void assertMessage(String message, Runnable mistake) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, mistake::run).getMessage());
    }

    private static Arguments mistake(String message, Supplier<FeatureMapTransform> mistake) {
        return Arguments.of(message, mistake);
    }

    private static GroupNormalization.Builder normalization(int channels) {
        return new GroupNormalization.Builder().nIn(channels);
    }

    private static FeatureMapTransform efficient(int kernel) {
        return new EfficientChannelAttention.Builder().nIn(8).kernel(kernel).build();
    }

    private static FeatureMapTransform unknownChannels(TransformCase transform) {
        FeatureMapTransform layer = transform.layer().get();
        layer.setNIn(0);
        layer.setNOut(0);
        return layer;
    }

    private static ComputationGraphConfiguration infer(FeatureMapTransform layer, InputType input) {
        return new SmallNetwork().layer("0", layer).inferred(input);
    }

    private static FeatureMapTransform layerOf(ComputationGraphConfiguration configuration) {
        return (FeatureMapTransform) ((LayerVertex) configuration.getVertices().get("0"))
                .getLayerConf()
                .getLayer();
    }
}
