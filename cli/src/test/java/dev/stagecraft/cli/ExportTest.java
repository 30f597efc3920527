package dev.stagecraft.cli;

import static dev.stagecraft.cli.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.stagecraft.runtime.training.ModelFile;
import dev.stagecraft.runtime.weights.Weights;
import dev.stagecraft.samples.network.course.FashionResNetNetwork;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
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
        ModelFile.save(network, model);
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
        Run.ok("export", "--network", "FashionResNet", "--weights", weights, "--labels", labels, onnx);
        assertSameOutput(onnx);
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(onnx.toString())) {
            Map<String, String> metadata = session.getMetadata().getCustomMetadata();
            assertContains(metadata.get("labels"), "class 0\nclass 1");
            assertEquals("1x28x28", metadata.get("image"));
        }
    }

    @Test
    void whatAUserCanMendIsOneSentence() throws IOException {
        Run run = Run.of("export", "--model", model, folder.resolve("model.pdf"));
        assertEquals(Failures.WRONG_USAGE, run.exitCode());
        assertContains(run.err(), "model.pdf says not what to write: let its name end in .onnx or .safetensors.");
        assertContains(
                Run.failure("export", "--model", model, folder.resolve("no/model.onnx")), "does not exist: create it");
        Path two = Files.writeString(folder.resolve("two.txt"), "one\ntwo\n");
        assertContains(
                Run.failure("export", "--model", model, "--labels", two, folder.resolve("model.onnx")), "2 ", "10 ");
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
