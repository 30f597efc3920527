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
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.training.SavedModel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.memory.MemoryType;
import org.deeplearning4j.nn.conf.memory.MemoryUseMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** What all layers without parameters promise, besides their numbers. */
class MapOperationTest {
    private static final int CHANNELS = 4;

    @TempDir
    Path folder;

    static Stream<MapOperation> layers() {
        return OwnLayers.all(CHANNELS).map(layer -> (MapOperation) layer.getPayload());
    }

    @Test
    void differIfTheirSettingsDo() {
        Set<MapOperation> all = new HashSet<>(layers().toList());
        assertEquals(layers().count(), all.size());
        assertTrue(all.containsAll(layers().toList()));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void comeBackFromJson(MapOperation layer) {
        ComputationGraphConfiguration configuration = Graphs.configuration(DataType.FLOAT, layer);
        ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(configuration.toJson());
        assertEquals(configuration, read);
        assertEquals(layerOf(configuration), layerOf(read));
        assertEquals(layer.settings(), layerOf(read).settings());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void haveClonesOfTheirOwn(MapOperation layer) {
        MapOperation clone = (MapOperation) layer.clone();
        assertNotSame(layer, clone);
        assertEquals(layer, clone);
        clone.setLayerName("clone");
        assertNotEquals(layer, clone);
    }

    /** To the bit, where the same library computes the convolution in front of the layer. */
    @ParameterizedTest
    @MethodSource("layers")
    void comeBackFromFiles(MapOperation layer) throws Exception {
        ComputationGraph network = Graphs.network(DataType.FLOAT, convolution(), layer);
        ComputationGraph usual =
                Computed.network(Execution.AUTO, network.getConfiguration().clone());
        usual.init(network.params().dup(), false);
        Path ours = folder.resolve("ours.zip");
        SavedModel.save(network, ours);
        Path theirs = folder.resolve("theirs.zip");
        ModelSerializer.writeModel(network, theirs.toFile(), true);
        assertComesBack(layer, usual, SavedModel.open(ours).network());
        assertComesBack(layer, network, ModelSerializer.restoreComputationGraph(theirs.toFile()));
        assertComesBack(layer, network, network.clone());
    }

    private static void assertComesBack(MapOperation layer, ComputationGraph network, ComputationGraph loaded) {
        INDArray images = images(DataType.FLOAT, 2, 5, 6);
        assertEquals(layer.settings(), layerOf(loaded.getConfiguration(), "1").settings());
        assertEquals(0, Graphs.difference(network.outputSingle(images), loaded.outputSingle(images)));
        assertEquals(0, Graphs.difference(training(network, images), training(loaded, images)));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void tellTheirShapeAndSize(MapOperation layer) {
        for (long[] size : new long[][] {{5, 6}, {6, 5}, {2, 3}}) {
            ComputationGraph network = Graphs.network(DataType.FLOAT, layer);
            InputType input = InputType.convolutional(size[0], size[1], CHANNELS);
            InputType output = layer.getOutputType(0, input);
            long[] expected = network.outputSingle(images(DataType.FLOAT, 3, size[0], size[1]))
                    .shape();
            assertArrayEquals(expected, withBatch(output));
            assertEquals(0, network.numParams());
            assertEquals(
                    0,
                    layer.getMemoryReport(input)
                            .getMemoryBytes(
                                    MemoryType.PARAMETERS, 3, MemoryUseMode.TRAINING, CacheMode.NONE, DataType.FLOAT));
        }
    }

    private static long[] withBatch(InputType type) {
        long[] shape = type.getShape(true);
        shape[0] = 3;
        return shape;
    }

    @ParameterizedTest
    @MethodSource("layers")
    void passTheGradientOn(MapOperation layer) {
        ComputationGraph network = Graphs.network(DataType.DOUBLE, layer);
        for (long[] shape : new long[][] {{2, 3, 4}, {1, 5, 3}, {2, 2, 2}}) {
            LayerGradient.check(network.getLayer(0), images(DataType.DOUBLE, shape));
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void trainWhatIsBeforeThem(MapOperation layer) {
        long channels = ((InputType.InputTypeConvolutional)
                        layer.getOutputType(0, InputType.convolutional(5, 4, CHANNELS)))
                .getChannels();
        ConvolutionLayer behind = new ConvolutionLayer.Builder(1, 1)
                .nIn(channels)
                .nOut(2)
                .activation(Activation.IDENTITY)
                .build();
        ComputationGraph network = Graphs.network(DataType.DOUBLE, convolution(), layer, behind);
        for (int batch : new int[] {3, 1}) {
            INDArray images = images(DataType.DOUBLE, batch, 5, 4);
            INDArray labels =
                    Nd4j.randn(DataType.DOUBLE, network.outputSingle(images).shape());
            Slopes.assertGradients(network, new DataSet(images, labels));
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void takeImagesInAnyOrderOfMemory(MapOperation layer) {
        ComputationGraph network = Graphs.network(DataType.DOUBLE, layer);
        INDArray images = images(DataType.DOUBLE, 3, 5, 6);
        INDArray expected = training(network, images);
        assertEquals(expected, training(network, images.dup('f')));
        assertEquals(
                expected, training(network, images.permute(0, 2, 3, 1).dup('c').permute(0, 3, 1, 2)));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void workInOtherPrecisions(MapOperation layer) {
        INDArray images = images(DataType.FLOAT16, 3, 5, 6);
        INDArray expected = training(Graphs.network(DataType.DOUBLE, layer), images.castTo(DataType.DOUBLE));
        for (DataType type : new DataType[] {DataType.FLOAT16, DataType.FLOAT}) {
            ComputationGraph network = Graphs.network(type, layer);
            INDArray result = training(network, images.castTo(type));
            assertEquals(type, result.dataType());
            assertEquals(0, Graphs.difference(expected, result), type == DataType.FLOAT16 ? 5e-3 : 1e-6);
            network.fit(new INDArray[] {images.castTo(type)}, new INDArray[] {Nd4j.zerosLike(result)});
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void handMasksOn(MapOperation layer) {
        ComputationGraph network = Graphs.network(DataType.DOUBLE, layer);
        INDArray images = images(DataType.DOUBLE, 2, 5, 6);
        INDArray expected = training(network, images);
        INDArray mask = Nd4j.ones(DataType.DOUBLE, 2, 1, 5, 6);
        mask.putScalar(0, 0, 0, 0, 0);
        network.getLayer(0).setMaskArray(mask);
        network.getLayer(0).feedForwardMaskArray(mask, MaskState.Active, 2);
        assertEquals(expected, training(network, images));
        INDArray perImage = Nd4j.createFromArray(1.0, 0.0).reshape(2, 1, 1, 1);
        assertEquals(
                perImage,
                network.getLayer(0)
                        .feedForwardMaskArray(perImage, MaskState.Active, 2)
                        .getFirst());
        INDArray handed = network.getLayer(0)
                .feedForwardMaskArray(mask.dup(), MaskState.Active, 2)
                .getFirst();
        assertArrayEquals(new long[] {2, 1, expected.size(2), expected.size(3)}, handed.shape());
        network.fit(new INDArray[] {images}, new INDArray[] {expected}, new INDArray[] {mask}, null);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void haveNothingToDecay(MapOperation layer) {
        NetworkOptions options = NetworkOptions.defaults().withWeightDecay(0.5);
        ComputationGraphConfiguration decayed = Computed.decayed(options, Graphs.configuration(DataType.FLOAT, layer));
        assertEquals(layerOf(Graphs.configuration(DataType.FLOAT, layer)), layerOf(decayed));
        assertEquals(0, Graphs.network(DataType.FLOAT, layer).getLayer(0).calcRegularizationScore(false));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void refuseWhatAreNoMaps(MapOperation layer) {
        String name = layer.getClass().getSimpleName();
        assertEquals(
                "The data format is NHWC; it must be NCHW for " + name + ".",
                refusal(() -> layer.getOutputType(0, InputType.convolutional(5, 6, CHANNELS, CNN2DFormat.NHWC))));
        InputType vector = InputType.feedForward(3);
        assertEquals(
                "The input of " + name + " is " + vector + "; it must be maps, NCHW.",
                refusal(() -> layer.getOutputType(0, vector)));
        assertEquals(
                name + " receives an array of shape [2, 4]; it must be [N, C, H, W].",
                refusal(() -> Graphs.network(DataType.FLOAT, layer).outputSingle(Nd4j.ones(DataType.FLOAT, 2, 4))));
    }

    private static String refusal(Runnable action) {
        return assertThrows(IllegalArgumentException.class, action::run).getMessage();
    }

    /** What the network gives in training, drawn from the same numbers each time. */
    private static INDArray training(ComputationGraph network, INDArray images) {
        Slopes.seed();
        return network.output(true, images)[0];
    }

    private static INDArray images(DataType type, long... shape) {
        return Graphs.random(type, shape[0], CHANNELS, shape[1], shape[2]);
    }

    private static ConvolutionLayer convolution() {
        return new ConvolutionLayer.Builder(1, 1)
                .nIn(CHANNELS)
                .nOut(CHANNELS)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static MapOperation layerOf(ComputationGraphConfiguration configuration) {
        return layerOf(configuration, "0");
    }

    private static MapOperation layerOf(ComputationGraphConfiguration configuration, String name) {
        return (MapOperation) ((LayerVertex) configuration.getVertices().get(name))
                .getLayerConf()
                .getLayer();
    }
}
