/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static dev.stagecraft.cli.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.training.ModelNotes;
import dev.stagecraft.runtime.training.SavedModel;
import dev.stagecraft.runtime.weights.Weights;
import dev.stagecraft.samples.network.course.FashionResNetNetwork;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** {@code export}: the files compute what the network does. */
class ExportTest {
    @TempDir
    private Path folder;

    private ComputationGraph network;
    private Path model;
    private Path weights;

    @BeforeEach
    void save() throws IOException {
        network = new FashionResNetNetwork().create();
        model = folder.resolve("model.zip");
        SavedModel.save(network, model);
        weights = folder.resolve("model.safetensors");
        Run.ok("export", "--model", model, weights);
    }

    @Test
    void weightsLoadAgain() throws IOException {
        ComputationGraph again = new FashionResNetNetwork().create();
        Weights.load(again, weights);
        assertEquals(network.params(), again.params());
    }

    @Test
    void aModelAsOnnxComputesTheSame() throws Exception {
        Path onnx = folder.resolve("model.onnx");
        assertContains(Run.ok("export", "--model", model, onnx), "saved " + onnx + ", ", " bytes");
        assertSameOutput(onnx);
    }

    @Test
    void aNetworkWithWeightsAsOnnxComputesTheSameAndNamesItsClasses() throws Exception {
        Path onnx = folder.resolve("network.onnx");
        Path labels = Files.writeString(
                folder.resolve("labels.txt"),
                IntStream.range(0, 10)
                        .mapToObj(index -> "class " + index + "\n")
                        .collect(Collectors.joining()));
        Run.ok("export", "--network", "FashionResNet", "--weights", weights, "--class-names", labels, onnx);
        assertSameOutput(onnx);
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(onnx.toString())) {
            Map<String, String> metadata = session.getMetadata().getCustomMetadata();
            assertContains(metadata.get("labels"), "class 0\nclass 1");
            assertEquals("1x28x28", metadata.get("image"));
        }
    }

    /** Of a network that has learned nothing, so that its answers are spread over the classes. */
    @Test
    void onnxIsEvaluatedAsTheModelIs() throws IOException {
        List<String> names =
                IntStream.range(0, 10).mapToObj(index -> "class " + index).toList();
        SavedModel.save(
                network,
                model,
                ModelNotes.none()
                        .withPreprocessing(Preprocessing.of(1, 28, 28).withMean(0.3))
                        .withClassNames(names));
        Path onnx = folder.resolve("model.onnx");
        Run.ok("export", "--model", model, onnx);
        Path data = Path.of("..", "samples", "data", "fashion-mnist");
        for (String format : List.of("text", "json", "csv")) {
            String expected = Run.ok("evaluate", "--model", model, "--data", data, "--format", format, "--confusion");
            assertEquals(
                    expected,
                    Run.ok(
                            "evaluate",
                            "--model",
                            onnx,
                            "--data",
                            data,
                            "--format",
                            format,
                            "--confusion",
                            "--batch-size",
                            100));
        }
    }

    @Test
    void imagesOfAnotherSizeOrOtherClassesAreRefused() throws IOException {
        Path onnx = folder.resolve("model.onnx");
        Run.ok("export", "--network", "FashionResNet", "--weights", weights, onnx);
        Path small = IdxImages.write(folder.resolve("small"), 10, 10, 9, 10);
        String sizes = " takes images of 1x28x28, but those of " + small + " are 1x9x9: give it images of that size.\n";
        assertEquals("The model " + onnx + sizes, Run.failure("evaluate", "--model", onnx, "--data", small));
        assertEquals(
                "FashionResNet" + sizes,
                Run.failure("evaluate", "--network", "FashionResNet", "--weights", weights, "--data", small));
        Path few = IdxImages.write(folder.resolve("few"), 3, 3, 28, 3);
        assertContains(
                Run.failure("evaluate", "--model", onnx, "--data", few),
                "The model " + onnx + " tells 10 classes apart, but the images of " + few + " are of 3 classes");
    }

    @Test
    void anOnnxFileIsNotExportedAgain() throws IOException {
        Path onnx = folder.resolve("model.onnx");
        Run.ok("export", "--model", model, onnx);
        assertEquals(
                onnx + " is an ONNX file already, and export takes what train saved: name the .zip that it was exported"
                        + " from, or copy it.\n",
                Run.failure("export", "--model", onnx, folder.resolve("again.safetensors")));
    }

    @Test
    void whatAUserCanMendIsOneSentence() throws IOException {
        Run run = Run.of("export", "--model", model, folder.resolve("model.pdf"));
        assertEquals(FailureSentences.WRONG_USAGE, run.exitCode());
        assertContains(run.err(), "model.pdf says not what to write: let its name end in .onnx or .safetensors.");
        assertContains(
                Run.failure("export", "--model", model, folder.resolve("no/model.onnx")), "does not exist: create it");
        Path two = Files.writeString(folder.resolve("two.txt"), "one\ntwo\n");
        assertContains(
                Run.failure("export", "--model", model, "--class-names", two, folder.resolve("model.onnx")),
                "2 ",
                "10 ");
        assertContains(
                Run.failure("export", "--network", "ResNet18", "--weights", weights, folder.resolve("m.onnx")),
                "does not fit");
    }

    private void assertSameOutput(Path onnx) throws Exception {
        INDArray images = Nd4j.rand(DataType.FLOAT, 2, 1, 28, 28);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(onnx.toString());
                OnnxTensor input = OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(images.data().asFloat()), images.shape());
                OrtSession.Result result = session.run(Map.of("images", input))) {
            float[][] probabilities = (float[][]) result.get(0).getValue();
            float[][] expected = network.outputSingle(images).toFloatMatrix();
            for (int image = 0; image < expected.length; image++) {
                assertArrayEquals(expected[image], probabilities[image], 1e-4f);
            }
        }
    }
}
