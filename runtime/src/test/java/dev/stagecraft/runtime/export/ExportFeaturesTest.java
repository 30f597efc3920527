/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtException;
import dev.stagecraft.runtime.FeatureNetworks;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.StageMap;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.serving.InvalidModelException;
import dev.stagecraft.runtime.serving.Predictor;
import dev.stagecraft.runtime.serving.PredictorOptions;
import dev.stagecraft.runtime.vertices.Twins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Maps as outputs of a file, besides a classifier's own or instead of them. */
class ExportFeaturesTest {
    private static final StageMap FIRST = new StageMap("layer1", "relu1", 16, 9, 7, 1);
    private static final StageMap SECOND = new StageMap("layer2", "relu2", 8, 5, 4, 2);

    @TempDir
    private Path folder;

    private static ComputationGraph network() {
        return new SmallNetwork()
                .convolution("conv1", 3, 16, 3, 1)
                .normalization("bn1", 16)
                .relu("relu1")
                .convolution("conv2", 16, 8, 3, 2)
                .relu("relu2")
                .trained(8);
    }

    private static List<String> outputs(ModelProto model) {
        return model.getGraph().getOutputList().stream()
                .map(ValueInfoProto::getName)
                .toList();
    }

    @Test
    void aClassifierGivesMapsToo() throws IOException, OrtException {
        ComputationGraph network = network();
        ExportOptions options = ExportOptions.defaults().withFeatures(SECOND, FIRST);
        assertEquals(List.of("probabilities", "logits", "layer2", "layer1"), outputs(OnnxRuns.model(network, options)));
        Path file = folder.resolve("model.onnx");
        Export.onnx(network, file, options);
        INDArray images = Nd4j.randn(DataType.FLOAT, 2, 3, 9, 7);
        Map<String, INDArray> expected = network.feedForward(images.dup(), false);
        Twins.assertAlike(expected.get("fc"), OnnxRuns.output(file, images, "probabilities"), "fc");
        Twins.assertAlike(expected.get("relu1"), OnnxRuns.output(file, images, "layer1"), "layer1");
        Twins.assertAlike(expected.get("relu2"), OnnxRuns.output(file, images, "layer2"), "layer2");
        try (Predictor predictor =
                Predictor.open(file, PredictorOptions.defaults().withImage(new Shape(List.of(3, 9, 7))))) {
            float[][] probabilities = predictor.probabilities(
                    List.of(images.slice(0).dup('c').data().asFloat()));
            assertArrayEquals(expected.get("fc").slice(0).toFloatVector(), probabilities[0], 1e-5f);
        }
    }

    @Test
    void aTrunkGivesNothingElse() throws IOException, OrtException {
        ComputationGraph trunk = FeatureNetworks.of(network(), FIRST, SECOND);
        ExportOptions options = ExportOptions.defaults().withFeatures(FIRST, SECOND);
        ModelProto model = OnnxRuns.model(trunk, options);
        assertEquals(List.of("layer1", "layer2"), outputs(model));
        assertEquals(
                "16,8",
                model.getMetadataPropsList().stream()
                        .filter(property -> property.getKey().equals("features.channels"))
                        .findFirst()
                        .orElseThrow()
                        .getValue());
        Path file = folder.resolve("trunk.onnx");
        Export.onnx(trunk, file, options);
        INDArray images = Nd4j.randn(DataType.FLOAT, 1, 3, 12, 20);
        INDArray[] expected = trunk.output(images.dup());
        Twins.assertAlike(expected[0], OnnxRuns.output(file, images, "layer1"), "layer1");
        Twins.assertAlike(expected[1], OnnxRuns.output(file, images, "layer2"), "layer2");
        InvalidModelException refused = assertThrows(InvalidModelException.class, () -> Predictor.open(file));
        assertEquals(
                "trunk.onnx is a backbone, which gives the maps [layer1, layer2] and tells no classes apart: run it with ONNX Runtime"
                        + " itself, or export a network with a head.",
                refused.getMessage());
    }

    /** Several outputs that nobody has named have the names of their layers. */
    @Test
    void outputsWithoutNamesAreCalledAfterTheirLayers() throws IOException {
        ComputationGraph trunk = FeatureNetworks.of(network(), FIRST, SECOND);
        assertEquals(List.of("relu1", "relu2"), outputs(OnnxRuns.model(trunk, ExportOptions.defaults())));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        ComputationGraph network = network();
        StageMap other = new StageMap("layer3", "layer3.0", 8, 5, 4, 2);
        assertRefused(
                "The network has no layer layer3.0, which would give layer3; name maps of its own definition.",
                network,
                ExportOptions.defaults().withFeatures(other));
        assertRefused(
                "The map of layer1 is asked for twice; name it once.",
                network,
                ExportOptions.defaults().withFeatures(FIRST, FIRST));
        assertRefused(
                "There are 2 class names, but the network gives maps and tells no classes apart; leave them out.",
                FeatureNetworks.of(network, FIRST, SECOND),
                ExportOptions.defaults().withFeatures(FIRST, SECOND).withClassNames(List.of("cat", "dog")));
    }

    private void assertRefused(String message, ComputationGraph network, ExportOptions options) {
        Path file = folder.resolve("refused.onnx");
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Export.onnx(network, file, options))
                        .getMessage());
    }
}
