/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static dev.stagecraft.cli.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.training.SavedModel;
import dev.stagecraft.runtime.training.WarmUpCosineSchedule;
import dev.stagecraft.runtime.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** {@code train} and {@code evaluate} on a few small images. */
@Tag("slow")
class TrainingTest {
    @TempDir
    private static Path shared;

    private static Path classes;
    private static Path data;

    @TempDir
    private Path folder;

    @BeforeAll
    static void declareAndDraw() throws IOException {
        classes = UserNetwork.compile(shared, UserNetwork.TINY);
        data = IdxImages.write(shared.resolve("data"), 60, 30, 8, 3);
    }

    @Test
    void trainsAndTests() throws IOException {
        Path model = folder.resolve("model.zip");
        String printed = train(model, "--epochs", 12, "--batch-size", 10, "--learning-rate", "0.01");
        assertContains(printed, "device: ", "epoch 12/12: loss ", ", test accuracy 100.0 %", "saved " + model);

        String tested = Run.ok("evaluate", "--model", model, "--data", data, "--confusion");
        assertContains(
                tested,
                "accuracy 100.00 % (30 of 30 images)",
                "class  images  correct  recall  precision",
                "0          10       10  1.0000     1.0000",
                "rows: actual class, columns: predicted class");

        JsonNode document = new ObjectMapper()
                .readTree(Run.ok("evaluate", "--model", model, "--data", data, "--format", "json", "--confusion"));
        assertEquals(1.0, document.get("accuracy").asDouble());
        assertEquals(30, document.get("correct").asInt());
        assertEquals(30, document.get("images").asInt());
        assertEquals(3, document.get("classes").size());
        assertEquals(1.0, document.get("classes").get(2).get("recall").asDouble());
        assertEquals("[[10,0,0],[0,10,0],[0,0,10]]", document.get("confusion").toString());

        assertEquals(
                List.of(
                        "class,images,correct,recall,precision,taken for 0,taken for 1,taken for 2",
                        "0,10,10,1.0,1.0,10,0,0",
                        "1,10,10,1.0,1.0,0,10,0",
                        "2,10,10,1.0,1.0,0,0,10",
                        "\"\",30,30,1.0,1.0,10,10,10"),
                Run.ok("evaluate", "--model", model, "--data", data, "--format", "csv", "--confusion")
                        .lines()
                        .toList());
    }

    @Test
    void whatIsAskedForIsWhatTrains() throws IOException {
        Path model = folder.resolve("model.zip");
        train(model, "--epochs", 5, "--batch-size", 12, "--warm-up", "0.2", "--weight-decay", "0.01");
        BaseLayer layer = (BaseLayer)
                SavedModel.open(model).network().getLayer("conv1").conf().getLayer();
        assertEquals(new Adam(new WarmUpCosineSchedule(1e-3, 5, 25)), layer.getIUpdater());
        assertEquals(List.of(new WeightDecay(0.01, true)), layer.getRegularization());

        train(model, "--epochs", 1, "--optimizer", "sgd", "--schedule", "constant");
        layer = (BaseLayer)
                SavedModel.open(model).network().getLayer("conv1").conf().getLayer();
        assertEquals(0.1, layer.getIUpdater().getLearningRate(0, 0));
        assertEquals(Nesterovs.class, layer.getIUpdater().getClass());
    }

    @Test
    void bfloat16IsAskedForByName() throws IOException {
        Path model = folder.resolve("model.zip");
        String printed = train(model, "--epochs", 1, "--precision", "bfloat16");
        String device = printed.lines()
                .filter(line -> line.startsWith("device: "))
                .findFirst()
                .orElseThrow();
        String engine = ", convolutions by oneDNN";
        assertTrue(device.endsWith(Precision.BFLOAT16.isAvailable() ? engine + " in bfloat16" : engine), device);

        Run run = Run.of("train", "--network", "Tiny", "--data", data, "--model", model, "--precision", "half");
        assertEquals(FailureSentences.WRONG_USAGE, run.exitCode());
        assertContains(run.err(), "Invalid value for option '--precision'", "[FULL, TF32, BFLOAT16]", "but was 'half'");
    }

    @Test
    void theSeedDecides() throws IOException {
        Path one = folder.resolve("1.zip");
        Path same = folder.resolve("1-again.zip");
        Path other = folder.resolve("2.zip");
        train(one, "--epochs", 1, "--optimizer", "sgd", "--seed", 1);
        train(same, "--epochs", 1, "--optimizer", "sgd", "--seed", 1);
        train(other, "--epochs", 1, "--optimizer", "sgd", "--seed", 2);
        assertEquals(
                SavedModel.open(one).network().params(),
                SavedModel.open(same).network().params());
        assertFalse(SavedModel.open(one)
                .network()
                .params()
                .equals(SavedModel.open(other).network().params()));
    }

    @Test
    void goesOnFromACheckpoint() throws IOException {
        Path model = folder.resolve("model.zip");
        Path checkpoints = folder.resolve("run");
        train(model, "--epochs", 1, "--schedule", "constant", "--checkpoints", checkpoints);
        String resumed = train(model, "--epochs", 2, "--schedule", "constant", "--checkpoints", checkpoints);
        assertContains(resumed, "resumed from " + checkpoints, "epoch 2/2");
        assertFalse(resumed.contains("epoch 1/2"), resumed);
    }

    /** A cosine ends at the last step, and users said epochs. */
    @Test
    void otherEpochsAreAnotherTraining() throws IOException {
        Path checkpoints = folder.resolve("run");
        train(folder.resolve("model.zip"), "--epochs", 2, "--batch-size", 60, "--checkpoints", checkpoints);
        String refusal = failure("--data", data, "--epochs", 4, "--batch-size", 60, "--checkpoints", checkpoints);
        assertContains(
                refusal,
                "is of a training with a learning rate scheduled over 2 epochs (2 steps), but this one has 4 epochs (4 steps):"
                        + " use the same to resume, or another folder to start from the beginning.");
    }

    @Test
    void startsFromWeightsAndEvaluatesThem() throws IOException {
        Path model = folder.resolve("model.zip");
        train(model, "--epochs", 12, "--batch-size", 10, "--learning-rate", "0.01");
        ComputationGraph trained = SavedModel.open(model).network();
        Path weights = folder.resolve("weights.safetensors");
        Weights.save(trained, weights);

        String printed = train(folder.resolve("more.zip"), "--epochs", 1, "--weights", weights);
        assertContains(printed, "loaded 22 tensors from " + weights, "test accuracy 100.0 %");
        assertContains(
                Run.ok("evaluate", "--network", "Tiny", "--class-path", classes, "--weights", weights, "--data", data),
                "accuracy 100.00 % (30 of 30 images)");

        Path others = UserNetwork.compile(
                Files.createDirectory(folder.resolve("four")),
                UserNetwork.TINY.replace("Tiny", "Four").replace("classes = 3", "classes = 4"));
        assertContains(
                Run.failure(
                        "evaluate", "--network", "Four", "--class-path", others, "--weights", weights, "--data", data),
                "is for 3 classes, and Four has 4");
        Path fourClasses = IdxImages.write(folder.resolve("data4"), 40, 8, 8, 4);
        assertContains(
                Run.ok(
                        "train",
                        "--network",
                        "Four",
                        "--class-path",
                        others,
                        "--weights",
                        weights,
                        "--data",
                        fourClasses,
                        "--epochs",
                        1,
                        "--model",
                        model),
                "the head keeps its own weights",
                "3 classes");
    }

    @Test
    void whatAUserCanMendIsOneSentence() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        assertContains(failure("--data", nowhere), nowhere + " does not exist");
        assertContains(failure("--data", data, "--model", nowhere.resolve("model.zip")), "does not exist: create it");
        assertContains(failure("--data", data, "--model", folder), "is a folder: name a file in it");
        assertContains(failure("--data", data, "--weights", nowhere), nowhere + " does not exist");
        assertContains(
                failure("--data", IdxImages.write(folder.resolve("large"), 3, 3, 9, 3)),
                "The training images are 1x9x9, but Tiny takes 1x8x8");
        Path text = Files.writeString(folder.resolve("model.zip"), "text");
        assertContains(Run.failure("evaluate", "--model", text, "--data", data), text + " is damaged");
    }

    /** Before anything is loaded: there is no such folder. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --epochs        | 0    | --epochs is 0; it must be at least 1.
                    --batch-size    | 0    | --batch-size is 0; it must be at least 1.
                    --learning-rate | 0    | --learning-rate is 0.0; it must be a positive number.
                    --learning-rate | NaN  | --learning-rate is NaN; it must be a positive number.
                    --warm-up       | 1    | --warm-up is 1.0; it must be from 0 to less than 1.
                    --held-out      | 1    | --held-out is 1.0; it must be from 0 to less than 1.
                    --weight-decay  | -1   | --weight-decay is -1.0; it must be 0 or a positive number.
                    --precision     | half | Invalid value for option '--precision': expected one of [FULL, TF32, BFLOAT16] (case-insensitive) but was 'half'
                    --epochs        | two  | Invalid value for option '--epochs': 'two' is no whole number.
                    --epochs        | 1.5  | Invalid value for option '--epochs': '1.5' is no whole number.
                    --epochs        | 3000000000 | Invalid value for option '--epochs': '3000000000' has too many digits.
                    --seed          | x    | Invalid value for option '--seed': 'x' is no whole number.
                    --held-out      | some | Invalid value for option '--held-out': 'some' is no number.
                    --warm-up       | 0,1  | Invalid value for option '--warm-up': '0,1' is no number.
                    """)
    void wrongValuesAreWrongUsage(String option, String value, String sentence) {
        Run run = Run.of("train", "--network", "Tiny", "--data", folder.resolve("nowhere"), option + "=" + value);
        assertEquals(new Run(FailureSentences.WRONG_USAGE, "", sentence + "\nTry: stagecraft train --help\n"), run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "cpu,", "cpu,cuda:0", "cuda:", "gpu", "cuda:1000", ""})
    void devicesThatCannotBeAreWrongUsage(String device) {
        assertEquals(
                new Run(
                        FailureSentences.WRONG_USAGE,
                        "",
                        "--device is \"" + device
                                + "\"; it must be cpu, or cuda:0 for the first GPU, or several GPUs such as"
                                + " cuda:0,cuda:1.\nTry: stagecraft train --help\n"),
                onDevice(device));
    }

    /** The data are missed: the devices are read. */
    @ParameterizedTest
    @ValueSource(strings = {"cpu", "CPU", "cpu,cpu", "cuda", "Cuda:0, cuda:1"})
    void devicesAreNamed(String device) {
        Run run = onDevice(device);
        assertEquals(FailureSentences.FAILED, run.exitCode(), run.err());
        assertContains(run.err(), folder.resolve("nowhere") + " does not exist");
    }

    private Run onDevice(String device) {
        Path nowhere = folder.resolve("nowhere");
        return Run.of(
                "train",
                "--network",
                "Tiny",
                "--class-path",
                classes,
                "--data",
                nowhere,
                "--model",
                folder.resolve("model.zip"),
                "--engine",
                "libtorch",
                "--device=" + device);
    }

    /** What would be found out after hours, or say nothing true. */
    @Test
    void filesAreLookedAtBeforeAnythingIsLoaded() {
        Path nowhere = folder.resolve("nowhere");
        Run run = Run.of("train", "--network", "Tiny", "--data", nowhere, "--model", "tiny.onnx");
        assertEquals(
                new Run(
                        FailureSentences.WRONG_USAGE,
                        "",
                        "--model is tiny.onnx; train saves a .zip, so its name must not end so: export writes .onnx and"
                                + " .safetensors.\nTry: stagecraft train --help\n"),
                run);
        Run weights =
                Run.of("train", "--network", "Tiny", "--class-path", classes, "--data", data, "--weights", nowhere);
        assertEquals(
                new Run(FailureSentences.FAILED, "", nowhere + " does not exist: check the path, or download it.\n"),
                weights);
    }

    @Test
    void wrongValuesOfOtherCommandsAreWrongUsage() {
        assertEquals(
                new Run(
                        FailureSentences.WRONG_USAGE,
                        "",
                        "--batch-size is -3; it must be at least 1.\nTry: stagecraft evaluate --help\n"),
                Run.of("evaluate", "--model", "m.zip", "--data", "d", "--batch-size", -3));
        assertEquals(
                new Run(
                        FailureSentences.WRONG_USAGE,
                        "",
                        "--top is 0; it must be at least 1.\nTry: stagecraft predict --help\n"),
                Run.of("predict", "--model", "m.zip", "--top", 0, "x.png"));
    }

    @Test
    void aModelAndANetworkAreWrongUsage() {
        Run run = Run.of("evaluate", "--model", "m.zip", "--network", "Tiny", "--weights", "w", "--data", data);
        assertEquals(FailureSentences.WRONG_USAGE, run.exitCode());
        assertContains(run.err(), "mutually exclusive");
        assertFalse(run.err().contains("Error: "), run.err());
    }

    private String failure(Object... options) {
        List<Object> arguments = new ArrayList<>(List.of("train", "--network", "Tiny", "--class-path", classes));
        arguments.addAll(List.of(options));
        if (!arguments.contains("--model")) {
            arguments.addAll(List.of("--model", folder.resolve("model.zip")));
        }
        return Run.failure(arguments.toArray());
    }

    private static String train(Path model, Object... options) {
        List<Object> arguments = new ArrayList<>(
                List.of("train", "--network", "Tiny", "--class-path", classes, "--data", data, "--model", model));
        arguments.addAll(List.of(options));
        return Run.ok(arguments.toArray());
    }
}
