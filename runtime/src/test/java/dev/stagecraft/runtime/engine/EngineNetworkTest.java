/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.engine;

import static dev.stagecraft.runtime.vertices.Twins.assertAlike;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.Computed;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.InferenceOptions;
import dev.stagecraft.runtime.LabelledImages;
import dev.stagecraft.runtime.NetworkCopy;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.fault.UnsupportedException;
import dev.stagecraft.runtime.internal.FiniteNumbers;
import dev.stagecraft.runtime.vertices.ResidualNetwork;
import dev.stagecraft.runtime.vertices.ResidualNetwork.Channels;
import dev.stagecraft.runtime.vertices.SameChannel;
import dev.stagecraft.runtime.vertices.Twins;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** A small residual network on libtorch: it is a network of Deeplearning4j in all that users do with it. */
@EnabledIf(value = "dev.stagecraft.runtime.engine.Libtorch#isThere", disabledReason = Libtorch.MISSING)
class EngineNetworkTest {
    private static final double DECAY = 0.03;

    /**
     * The batch changes from step to step, and is never of one image: its normalized means are 0 but for rounding, which the squeeze's ReLU would
     * look at.
     */
    @ParameterizedTest
    @CsvSource({"Truncate, ANY", "Same, ANY", "Truncate, BLOCKS", "Same, BLOCKS"})
    void computesWhatDeeplearning4jComputes(ConvolutionMode mode, Channels channels) {
        Twins twins = Twins.of(() -> ResidualNetwork.of(mode, channels), Libtorch::network);
        List<DataSet> batches =
                Stream.of(3, 2, 5, 3).map(EngineNetworkTest::data).toList();
        for (DataSet batch : batches) {
            twins.assertGradientsAreAlike(batch);
            INDArray images = batch.getFeatures();
            assertAlike(twins.stock().outputSingle(images), twins.fast().outputSingle(images), "output");
            // At inference Deeplearning4j's activations overwrite what they take.
            twins.assertActivationsAreAlike(images, name -> !name.matches(".*(bn1|add|fc1|fc2)"));
        }
        twins.assertTrainingsAreAlike(batches);
    }

    /** Which lie in memory of the engine's own while a training keeps them. */
    @Test
    void computesLargeMapsToo() {
        Twins twins = Twins.of(() -> ResidualNetwork.of(ConvolutionMode.Same, Channels.ANY), Libtorch::network);
        twins.assertGradientsAreAlike(data(40));
        twins.assertTrainingsAreAlike(List.of(data(40), data(24), data(40)));
    }

    private static ComputationGraphConfiguration updated(IUpdater updater, Regularization... regularizations) {
        ComputationGraphConfiguration configuration = ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS);
        layers(configuration).forEach(layer -> {
            layer.setIUpdater(updater.clone());
            layer.setRegularization(List.of(regularizations));
            if (layer instanceof ConvolutionLayer convolution
                    && layer.getLayerName().equals("conv1")) {
                // In front of a normalization the gradient of a bias is rounding, of which Adam makes a whole step.
                convolution.setHasBias(false);
            }
        });
        return configuration;
    }

    private static Stream<BaseLayer> layers(ComputationGraphConfiguration configuration) {
        return configuration.getVertices().values().stream()
                .filter(LayerVertex.class::isInstance)
                .map(vertex -> ((LayerVertex) vertex).getLayerConf().getLayer())
                .filter(BaseLayer.class::isInstance)
                .map(BaseLayer.class::cast);
    }

    /** On the device, and for the last three here, by its gradients. */
    static Stream<Supplier<ComputationGraphConfiguration>> updates() {
        return Stream.of(
                () -> updated(new Adam(0.01)),
                () -> updated(new Nesterovs(0.05, 0.9)),
                () -> updated(new Nesterovs(0.05, 0)),
                () -> updated(new Sgd(0.1)),
                () -> updated(new Adam(0.01), new WeightDecay(DECAY, true)),
                () -> updated(new Nesterovs(0.05, 0.9), new L2Regularization(DECAY)),
                () -> updated(new Sgd(0.1), new WeightDecay(DECAY, false), new L2Regularization(DECAY)),
                () -> updated(new Sgd(0.1), new L1Regularization(DECAY)),
                () -> updated(new AdaGrad(0.05)),
                EngineNetworkTest::constrained);
    }

    private static ComputationGraphConfiguration constrained() {
        ComputationGraphConfiguration configuration = updated(new Sgd(0.1));
        layers(configuration)
                .map(Layer.class::cast)
                .filter(layer -> layer.getLayerName().endsWith("conv2"))
                .forEach(layer -> {
                    MaxNormConstraint constraint = new MaxNormConstraint(0.2, 1, 2, 3);
                    constraint.setParams(Set.of("W"));
                    layer.setConstraints(List.of(constraint));
                });
        return configuration;
    }

    @ParameterizedTest
    @MethodSource("updates")
    void changesParametersAsDeeplearning4jDoes(Supplier<ComputationGraphConfiguration> configuration) {
        Twins twins = Twins.of(configuration, Libtorch::network);
        twins.assertTrainingsAreAlike(
                Stream.of(4, 2, 3).map(EngineNetworkTest::data).toList());
        DataSet data = data(3);
        assertEquals(twins.stock().score(data, true), twins.fast().score(data, true), 1e-4);
    }

    /** Its variance has no logarithm, if nothing is kept of the one before. */
    @Test
    void learnsFromAChannelThatIsAlwaysTheSame() {
        ComputationGraph network = Libtorch.network(SameChannel.network());
        network.init();
        SameChannel.train(network);
        assertTrue(FiniteNumbers.areAll(network.params()), network.params()::toString);
        assertTrue(FiniteNumbers.areAll(network.outputSingle(SameChannel.images())));
    }

    /** With the statistics of the batch. */
    @Test
    void answersAsWhileTraining() {
        Twins twins = Twins.of(() -> ResidualNetwork.of(ConvolutionMode.Same, Channels.ANY), Libtorch::network);
        twins.assertTrainingsAreAlike(List.of(data(3)));
        INDArray images = data(3).getFeatures();
        assertAlike(twins.stock().output(true, images)[0], twins.fast().output(true, images)[0], "output");
    }

    /** Somebody looks at parameters, or changes them, between two steps. */
    @Test
    void seesWhatIsChangedBetweenSteps() {
        Twins twins = Twins.of(() -> updated(new Nesterovs(0.05, 0.9)), Libtorch::network);
        List<DataSet> batches = Stream.of(3, 2, 4).map(EngineNetworkTest::data).toList();
        for (ComputationGraph network : List.of(twins.stock(), twins.fast())) {
            network.fit(batches.get(0));
            network.getLayer("b.conv1").getParam("W").muli(0.5);
            network.setParam(
                    "fc_b", Nd4j.createFromArray(0.1f, -0.2f, 0.3f, 0.4f).reshape(1, 4));
            network.fit(batches.get(1));
            network.getUpdater().getStateViewArray().muli(0.5);
            network.fit(batches.get(2));
            network.setLearningRate(0.001);
        }
        twins.assertTrainingsAreAlike(batches);
    }

    @Test
    void goesOnWhereAnotherStopped() {
        List<DataSet> batches = Stream.of(4, 3, 2).map(EngineNetworkTest::data).toList();
        ComputationGraph started = Libtorch.network(updated(new Adam(0.01)));
        started.init();
        started.fit(batches.get(0));
        started.fit(batches.get(1));
        ComputationGraph copy = NetworkCopy.of(started);
        assertEquals(Execution.LIBTORCH, Execution.of(copy));
        assertEquals(Optional.of("cpu"), EngineExecution.device(copy));
        ComputationGraph stock = Computed.network(
                Execution.DEEPLEARNING4J, started.getConfiguration().clone());
        stock.init(started.params().dup(), false);
        stock.getUpdater()
                .setStateViewArray(started.getUpdater().getStateViewArray().dup());
        stock.getConfiguration().setIterationCount(started.getIterationCount());
        for (ComputationGraph network : List.of(started, copy, stock)) {
            network.fit(batches.get(2));
        }
        assertEquals(started.params(), copy.params());
        assertAlike(stock.params(), started.params(), "parameters");
        assertEquals(3, copy.getIterationCount());
    }

    /** When it has been on the device already. */
    @Test
    void freezesLayers() {
        Twins twins = Twins.of(() -> updated(new Nesterovs(0.05, 0.9)), Libtorch::network);
        INDArray images = data(2).getFeatures();
        assertAlike(twins.stock().outputSingle(images), twins.fast().outputSingle(images), "output");
        twins.stock().getVertex("a.conv1").setLayerAsFrozen();
        twins.fast().getVertex("a.conv1").setLayerAsFrozen();
        INDArray before = twins.fast().getParam("a.conv1_W").dup();
        twins.assertTrainingsAreAlike(
                Stream.of(2, 3).map(EngineNetworkTest::data).toList());
        assertEquals(before, twins.fast().getParam("a.conv1_W"));
    }

    @Test
    void isEditedLikeAnyOther() {
        Twins twins = Twins.of(() -> ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS), Libtorch::network);
        twins.assertTrainingsAreAlike(List.of(data(3)));
        twins.assertShownAndEditedAlike("a", data(2).getFeatures());
    }

    /** The gradient of what somebody else makes of its maps. */
    @Test
    void takesGradientsFromOutside() {
        Twins twins = Twins.of(
                () -> {
                    ComputationGraphConfiguration trunk = ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS);
                    trunk.getVertices().keySet().removeAll(List.of("gap", "fc"));
                    trunk.getVertexInputs().keySet().removeAll(List.of("gap", "fc"));
                    trunk.setNetworkOutputs(List.of("b"));
                    trunk.setTopologicalOrder(null);
                    trunk.setTopologicalOrderStr(null);
                    trunk.setTrainingWorkspaceMode(WorkspaceMode.NONE);
                    return trunk;
                },
                Libtorch::network);
        INDArray images = data(3).getFeatures();
        INDArray maps = twins.fast().outputSingle(images);
        assertAlike(twins.stock().outputSingle(images), maps, "maps");
        INDArray gradient = Nd4j.randn(DataType.FLOAT, maps.shape());
        Map<String, INDArray> expected = gradients(twins.stock(), images, gradient);
        Map<String, INDArray> actual = gradients(twins.fast(), images, gradient);
        expected.forEach((name, values) -> assertAlike(values, actual.get(name), name));
    }

    private static Map<String, INDArray> gradients(ComputationGraph network, INDArray images, INDArray gradient) {
        network.feedForward(new INDArray[] {images.dup()}, true, false);
        return network.backpropGradient(gradient.dup()).gradientForVariable();
    }

    @Test
    void answersInAnInferenceNetwork() {
        Twins twins = Twins.of(() -> ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS), Libtorch::network);
        twins.assertTrainingsAreAlike(List.of(data(3)));
        INDArray images = data(5).getFeatures();
        INDArray expected = twins.stock().outputSingle(images);
        try (InferenceNetwork inference = InferenceNetwork.of(
                        twins.stock(), InferenceOptions.defaults().withExecution(Execution.LIBTORCH));
                InferenceNetwork short16 = InferenceNetwork.of(
                        twins.fast(),
                        InferenceOptions.defaults()
                                .withExecution(Execution.LIBTORCH)
                                .withPrecision(Precision.BFLOAT16))) {
            assertAlike(expected, inference.output(images), "answers");
            double difference =
                    expected.sub(short16.output(images)).amaxNumber().doubleValue();
            assertTrue(difference > 0 && difference < 0x1p-5, () -> "off by " + difference);
        }
    }

    @Test
    void saysWhatComputes() {
        ComputationGraph network =
                Libtorch.network(ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS), Precision.BFLOAT16);
        network.init();
        assertEquals(Execution.LIBTORCH, Execution.of(network));
        assertEquals(Precision.BFLOAT16, Precision.of(network));
        String described = EngineExecution.description(network).orElseThrow();
        assertTrue(described.matches("libtorch 2\\.\\d+\\.\\d+.* on cpu"), described);
    }

    @Test
    void refusesWhatItCannotDo() {
        ComputationGraphConfiguration configuration = ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS);
        ComputationGraph elsewhere =
                Computed.network(Execution.LIBTORCH, configuration.clone(), Precision.FULL, Optional.of("cuda:63"));
        String noDevice =
                assertThrows(UnsupportedException.class, elsewhere::init).getMessage();
        assertTrue(noDevice.contains("cuda:63") && noDevice.endsWith("."), noDevice);
        configuration.setDataType(DataType.DOUBLE);
        assertEquals(
                "The engine libtorch computes networks of FLOAT, and this one is of DOUBLE; set the data type to FLOAT, or the"
                        + " execution to DEEPLEARNING4J.",
                assertThrows(IllegalArgumentException.class, () -> Libtorch.network(configuration))
                        .getMessage());
    }

    @Test
    void refusesBatchesThatItWouldTakeForOthers() {
        ComputationGraph network = Libtorch.network(ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS));
        network.init();
        INDArray images = data(3).getFeatures();
        INDArray labels = data(3).getLabels();
        assertRefused(
                "The labels are [4, 3]; they must be [3, 4], a row for each image.",
                () -> network.fit(new DataSet(images, labels.transpose())));
        assertRefused(
                "The images are [3, 3219]; they must be [N, C, H, W].",
                () -> network.outputSingle(images.reshape(3, 3 * 37 * 29)));
        assertRefused(
                "The images have the wrong number of channels: conv1 takes 3, not 1.",
                () -> network.outputSingle(Nd4j.zeros(DataType.FLOAT, 2, 1, 37, 29)));
        assertRefused(
                "The batch has a mask, which engines do not look at: leave it out, or set the execution to DEEPLEARNING4J.",
                () -> network.fit(new DataSet(images, labels, null, Nd4j.ones(DataType.FLOAT, 3, 1))));
    }

    @Test
    void refusesLossesThatItDoesNotCompute() {
        ComputationGraphConfiguration weighted = ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS);
        layers(weighted)
                .filter(OutputLayer.class::isInstance)
                .forEach(
                        layer -> ((OutputLayer) layer).setLossFn(new LossMCXENT(Nd4j.createFromArray(1f, 2f, 1f, 1f))));
        ComputationGraph network = Libtorch.network(weighted);
        network.init();
        String refusal = assertThrows(IllegalArgumentException.class, () -> network.fit(data(3)))
                .getMessage();
        assertTrue(
                refusal.startsWith("The loss of fc is LossMCXENT") && refusal.contains(" with weights for classes, "),
                refusal);
        assertEquals(3, network.outputSingle(data(3).getFeatures()).size(0));
    }

    @Test
    void isClosedOnce() {
        ComputationGraph network = Libtorch.network(ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS));
        network.init();
        network.fit(data(2));
        network.close();
        network.close();
        assertEquals(
                "The network is closed: make or load it anew.",
                assertThrows(IllegalStateException.class, () -> network.outputSingle(data(2).getFeatures()))
                        .getMessage());
    }

    private static void assertRefused(String sentence, Executable use) {
        assertEquals(sentence, assertThrows(IllegalArgumentException.class, use).getMessage());
    }

    private static DataSet data(int batch) {
        return LabelledImages.of(batch, 4, 37, 29);
    }
}
