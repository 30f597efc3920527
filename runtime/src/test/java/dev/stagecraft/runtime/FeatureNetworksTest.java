/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.runtime.vertices.Twins;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Networks that give maps of the middle of others. */
class FeatureNetworksTest {
    private static final StageMap FIRST = new StageMap("layer1", "relu1", 16, 12, 10, 1);
    private static final StageMap SECOND = new StageMap("layer2", "relu2", 16, 12, 10, 1);

    /** What it gives first is read again by an addition, which must leave it as it is. */
    private static ComputationGraph network(Execution execution) {
        ComputationGraph stock = new SmallNetwork()
                .convolution("conv1", 3, 16, 3, 1)
                .normalization("bn1", 16)
                .relu("relu1")
                .convolution("conv2", 16, 16, 3, 1)
                .normalization("bn2", 16)
                .add("add", "relu1")
                .relu("relu2")
                .convolution("conv3", 16, 16, 3, 1)
                .relu("relu3")
                .trained(16);
        ComputationGraph network = execution.network(stock.getConfiguration().clone());
        network.init(stock.params().dup(), false);
        return network;
    }

    private static INDArray images() {
        Nd4j.getRandom().setSeed(3);
        return Nd4j.randn(DataType.FLOAT, 2, 3, 12, 10);
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.Executions#here")
    void giveWhatIsInTheMiddle(Execution execution) {
        ComputationGraph network = network(execution);
        Map<String, INDArray> expected = network(Execution.DEEPLEARNING4J).feedForward(images(), false);
        ComputationGraph trunk = FeatureNetworks.of(network, SECOND, FIRST);
        assertEquals(Execution.of(network), Execution.of(trunk));
        assertEquals(List.of("relu2", "relu1"), trunk.getConfiguration().getNetworkOutputs());
        assertFalse(trunk.getConfiguration().getVertices().containsKey("conv3"), "nobody needs it");
        INDArray[] maps = trunk.output(images());
        Twins.assertAlike(expected.get("relu2"), maps[0], "relu2");
        Twins.assertAlike(expected.get("relu1"), maps[1], "relu1");
        try (InferenceNetwork inference =
                InferenceNetwork.of(trunk, InferenceOptions.defaults().withExecution(execution))) {
            for (int call = 0; call < 2; call++) {
                List<INDArray> features = inference.features(images());
                Twins.assertAlike(expected.get("relu2"), features.get(0), "relu2");
                Twins.assertAlike(expected.get("relu1"), features.get(1), "relu1");
            }
            assertEquals(
                    "The network has 2 outputs; ask for features(images), which gives them all.",
                    assertThrows(IllegalStateException.class, () -> inference.output(images()))
                            .getMessage());
        }
    }

    /** Two blocks with pre-activation. */
    private static ComputationGraph preActivated(Execution execution) {
        ComputationGraph stock = new SmallNetwork()
                .convolution("conv1", 3, 16, 3, 1)
                .normalization("bn2", 16)
                .relu("relu2")
                .convolution("conv2", 16, 16, 3, 1)
                .add("add2", "conv1")
                .normalization("bn3", 16)
                .relu("relu3")
                .convolution("conv3", 16, 16, 3, 1)
                .add("add3", "add2")
                .trained(16);
        ComputationGraph network = execution.network(stock.getConfiguration().clone());
        network.init(stock.params().dup(), false);
        return network;
    }

    /** Deeplearning4j loses a workspace where what is given is still read when the next is given, and fails at a later layer. */
    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.Executions#here")
    void mayGiveWhatIsStillReadWhereTheNextIsGiven(Execution execution) {
        StageMap stem = new StageMap("stem", "conv1", 16, 12, 10, 1);
        StageMap first = new StageMap("layer1", "add2", 16, 12, 10, 1);
        StageMap second = new StageMap("layer2", "add3", 16, 12, 10, 1);
        Map<String, INDArray> expected = preActivated(Execution.DEEPLEARNING4J).feedForward(images(), false);
        for (List<StageMap> maps :
                List.of(List.of(stem, second), List.of(first, second), List.of(stem, first, second))) {
            ComputationGraph trunk = FeatureNetworks.of(preActivated(execution), maps);
            INDArray[] given = trunk.output(images());
            try (InferenceNetwork inference =
                    InferenceNetwork.of(trunk, InferenceOptions.defaults().withExecution(execution))) {
                List<INDArray> features = inference.features(images());
                for (int map = 0; map < maps.size(); map++) {
                    String layer = maps.get(map).layer();
                    Twins.assertAlike(expected.get(layer), given[map], layer);
                    Twins.assertAlike(expected.get(layer), features.get(map), layer);
                }
            }
        }
    }

    /** The trunk has weights of its own: to train the one does not change the other. */
    @Test
    void haveWeightsOfTheirOwn() {
        ComputationGraph network = network(Execution.AUTO);
        ComputationGraph trunk = FeatureNetworks.of(network, FIRST);
        INDArray before = trunk.params().dup();
        network.params().addi(1);
        assertEquals(before, trunk.params());
    }

    /** Gradients of both maps add up where the first is read on the way to the second. */
    @Test
    void gradientsOfAllMapsReachTheFirstLayer() {
        INDArray images = images();
        INDArray[] gradients = {Nd4j.randn(DataType.FLOAT, 2, 16, 12, 10), Nd4j.randn(DataType.FLOAT, 2, 16, 12, 10)};
        ComputationGraph stock = FeatureNetworks.of(network(Execution.DEEPLEARNING4J), FIRST, SECOND);
        ComputationGraph fused = FeatureNetworks.of(network(Execution.AUTO), FIRST, SECOND);
        INDArray expected = gradient(stock, images, gradients);
        Twins.assertAlike(expected, gradient(fused, images, gradients), "gradient");
        INDArray ofOne = gradient(stock, images, new INDArray[] {gradients[0], Nd4j.zerosLike(gradients[1])});
        INDArray ofOther = gradient(stock, images, new INDArray[] {Nd4j.zerosLike(gradients[0]), gradients[1]});
        Twins.assertAlike(expected, ofOne.add(ofOther), "sum");
    }

    private static INDArray gradient(ComputationGraph network, INDArray images, INDArray[] gradients) {
        // Deeplearning4j's normalizations keep for the way back what lies in a workspace that is gone by then.
        network.getConfiguration().setTrainingWorkspaceMode(WorkspaceMode.NONE);
        network.feedForward(new INDArray[] {images.dup()}, true, false);
        INDArray[] copies = {gradients[0].dup(), gradients[1].dup()};
        return network.backpropGradient(copies).getGradientFor("conv1_W").dup();
    }

    @Test
    void mapsMustBeThoseOfTheNetwork() {
        ComputationGraph network = network(Execution.AUTO);
        StageMap other = new StageMap("layer3", "layer3.1", 16, 12, 10, 1);
        assertEquals(
                "The network has no layer layer3.1, which would give layer3; name maps of its own definition.",
                assertThrows(IllegalArgumentException.class, () -> FeatureNetworks.of(network, other))
                        .getMessage());
        assertEquals(
                "No map is asked for; name one at least.",
                assertThrows(IllegalArgumentException.class, () -> FeatureNetworks.of(network, List.of()))
                        .getMessage());
        assertArrayEquals(new long[] {2, 5}, network.outputSingle(images()).shape());
    }
}
