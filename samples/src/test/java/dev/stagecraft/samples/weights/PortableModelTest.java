/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.MnistFolder;
import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.export.ExportOptions;
import dev.stagecraft.runtime.serving.Predictor;
import dev.stagecraft.runtime.training.Trainer;
import dev.stagecraft.runtime.training.TrainingResult;
import dev.stagecraft.runtime.weights.Weights;
import dev.stagecraft.samples.network.course.FashionResNet20Network;
import dev.stagecraft.samples.network.course.FashionResNetNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * On 100 images a network that was trained, the network of its saved weights, and its ONNX file in ONNX Runtime give the same
 * probabilities.
 */
@Tag("slow")
class PortableModelTest {
    private static final Path IMAGES = Path.of("data", "fashion-mnist");
    private static final int COUNT = 100;
    private static final double TOLERANCE = 1e-4;

    @TempDir
    private Path folder;

    static Stream<NetworkDefinition> networks() {
        return Stream.of(new FashionResNetNetwork(), new FashionResNet20Network(), new GatedPreActivationNetNetwork());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void givesTheSameWhereverItRuns(NetworkDefinition definition) throws IOException {
        MnistFolder clothes = MnistFolder.load(IMAGES);
        TrainingResult trained = Trainer.of(definition, NetworkOptions.defaults())
                .epochs(1)
                .batchSize(32)
                .fit(clothes.training().first(640));
        INDArray images = images(clothes.test(), trained);
        INDArray expected = trained.network().outputSingle(images);
        requireOpinions(expected);

        Path weights = folder.resolve("weights.safetensors");
        Weights.save(trained.network(), weights);
        ComputationGraph loaded = definition.create(NetworkOptions.defaults().withSeed(1));
        Weights.load(loaded, weights);
        hold("re-imported weights", expected, loaded.outputSingle(images));

        Path onnx = folder.resolve("model.onnx");
        Export.onnx(trained.network(), onnx, ExportOptions.of(definition));
        try (Predictor predictor = Predictor.open(onnx);
                InferenceNetwork inference = InferenceNetwork.of(loaded)) {
            hold("ONNX Runtime", expected, probabilities(predictor, images));
            hold("inference", expected, inference.output(images));
        }
        loaded.close();
        trained.network().close();
    }

    private static INDArray images(ImageDataset all, TrainingResult trained) {
        assertTrue(all.size() >= COUNT);
        int step = all.size() / COUNT;
        int[] chosen = IntStream.range(0, COUNT).map(index -> index * step).toArray();
        return all.batch(chosen, DataType.FLOAT, trained.standardization()).getFeatures();
    }

    /** What says the same of all images would agree whatever is lost on the way. */
    private static void requireOpinions(INDArray probabilities) {
        double spread = probabilities.std(0).maxNumber().doubleValue();
        assertTrue(spread > 0.05, () -> "The probabilities differ by " + spread + " between images.");
    }

    private static INDArray probabilities(Predictor predictor, INDArray images) {
        return Nd4j.createFromArray(predictor.probabilities(IntStream.range(0, COUNT)
                .mapToObj(index -> images.slice(index).dup('c').data().asFloat())
                .toList()));
    }

    private static void hold(String what, INDArray expected, INDArray found) {
        double difference = expected.sub(found).amaxNumber().doubleValue();
        assertTrue(difference <= TOLERANCE, () -> what + " differs by " + difference);
        assertEquals(expected.argMax(1), found.argMax(1), what);
    }
}
