/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static dev.stagecraft.cli.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.export.ExportOptions;
import dev.stagecraft.runtime.training.SavedModel;
import dev.stagecraft.samples.network.course.FashionResNetNetwork;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user of the command line is told to do can be done there. */
class OptionWordsTest {
    @TempDir
    private static Path shared;

    private static Path model;
    private static Path data;

    @TempDir
    private Path folder;

    @BeforeAll
    static void write() throws IOException {
        model = shared.resolve("model.zip");
        SavedModel.save(new FashionResNetNetwork().create(), model);
        data = IdxImages.write(shared.resolve("data"), 40, 20, 28, 10);
    }

    private Object[] train(Object... more) {
        Object[] first = {
            "train", "--network", "FashionResNet", "--data", data, "--model", folder.resolve("m.zip"), "--epochs", 1
        };
        Object[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stock | --engine stock is called --engine deeplearning4j now.",
                "STOCK | --engine STOCK is called --engine deeplearning4j now.",
                "fused | --engine fused is called --engine onednn on a CPU and --engine cudnn on a GPU now; --engine auto takes the one that is there.",
            })
    void enginesOfOldAreNamedAnew(String word, String sentence) {
        assertRenamed(sentence, train("--engine", word));
    }

    @ParameterizedTest
    @CsvSource({"predict", "evaluate", "explain", "export"})
    void labelsAreClassNames(String command) {
        String last = command.equals("evaluate") ? "--data=x" : "x";
        assertRenamed("--labels is called --class-names now.", command, "--model", model, "--labels", "names", last);
        assertRenamed("--labels is called --class-names now.", command, "--model", model, "--labels=names", last);
    }

    private static void assertRenamed(String sentence, Object... arguments) {
        Run run = Run.of(arguments);
        assertEquals(FailureSentences.WRONG_USAGE, run.exitCode(), run.err());
        assertEquals(sentence, run.err().lines().findFirst().orElse(""));
        assertContains(run.err(), "Try: stagecraft " + arguments[0] + " --help");
        assertEquals(2, run.err().lines().count(), run.err());
    }

    @Test
    void otherWordsAreWrongAsBefore() {
        assertContains(
                Run.of(train("--engine", "none")).err(),
                "Invalid value for option '--engine'",
                "DEEPLEARNING4J",
                "but was 'none'");
        assertContains(Run.of(train("--labels", "x")).err(), "Unknown options: '--labels'");
    }

    /** This build computes on a CPU. */
    @Test
    void anEngineThatCannotComputeIsAnOption() {
        String sentence = Run.failure(train("--engine", "cudnn"));
        assertContains(
                sentence,
                "The engine is cudnn, but cuDNN computes networks of ",
                "; say --engine auto or --engine deeplearning4j.");
        assertNoJava(sentence);
        assertNoJava(Run.failure(train("--engine", "cudnn", "--precision", "bfloat16")));
    }

    @Test
    void anEngineThatIsNotThereIsAnOption() {
        // On Java 22 and later it may be there, and would only miss libtorch.
        String sentence = Run.failure(train("--engine", "libtorch", "--device", "cuda:99"));
        assertNoJava(sentence);
        if (Runtime.version().feature() < 22) {
            assertContains(
                    sentence,
                    "java --enable-native-access=ALL-UNNAMED -cp stagecraft.jar" + File.pathSeparator + "libtorch-",
                    ".jar dev.stagecraft.cli.Stagecraft train --engine libtorch and your other options; or say --engine auto.");
        }
    }

    /** A program adds an artifact; java -jar cannot. */
    @Test
    void anEngineIsAddedBesideTheProgramsJar() {
        String sentence =
                OptionWords.of("The engine libtorch is not on the class path: add dev.stagecraft:libtorch, and"
                        + " run on Java 22 or later; or set the execution to AUTO.");
        assertFalse(sentence.contains("dev.stagecraft:libtorch"), sentence);
        assertContains(sentence, " -cp stagecraft.jar" + File.pathSeparator + "libtorch-", "; or say --engine auto.");
    }

    @Test
    void anExportedModelOfUnknownSizeIsExportedAnew() throws IOException {
        Path onnx = folder.resolve("small.onnx");
        Export.onnx(new FashionResNetNetwork().create(), onnx, ExportOptions.defaults());
        Path image = ImageFiles.write(folder.resolve("images"), 1).resolve("top/0.png");
        assertEquals(
                "small.onnx does not say which size its images have: export it with its preprocessing.\n",
                Run.failure("predict", "--model", onnx, image).replace("\r", ""));
    }

    @Test
    void missingExportsAreWrittenByExport() {
        Path missing = folder.resolve("missing.onnx");
        assertEquals(
                missing + " does not exist; write it with stagecraft export.",
                Run.failure("predict", "--model", missing, "x.png").strip());
        assertNoJava(Run.failure("predict", "--model", folder.resolve("missing.zip"), "x.png"));
    }

    @Test
    void aModelOfOtherClassesNeedsAProgram() throws IOException {
        Path other = Files.copy(model, folder.resolve("other.zip"));
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + other.toUri()), Map.of())) {
            Path configuration = zip.getPath("configuration.json");
            String text = Files.readString(configuration, StandardCharsets.UTF_8);
            Files.writeString(configuration, text.replaceFirst("\\{", "{\"own\": \"picocli.CommandLine\", "));
        }
        assertContains(
                Run.failure("evaluate", "--model", other, "--data", data),
                "names the class picocli.CommandLine",
                "if it is a layer of yours, load it in a program of yours, which allows its package with"
                        + " ModelClasses.withPackage.");
    }

    @Test
    void heldOutImagesOfOtherClasses() throws IOException {
        Path both = folder.resolve("both");
        ImageFiles.write(both.resolve("train"), 2);
        ImageFiles.write(both.resolve("val"), 1);
        Files.move(both.resolve("val/top"), both.resolve("val/upper"));
        Path classes = UserNetwork.compile(folder, UserNetwork.TINY);
        assertNoJava(Run.failure(
                "train",
                "--network",
                "Tiny",
                "--class-path",
                classes,
                "--data",
                both,
                "--model",
                folder.resolve("m.zip")));
    }

    /** The commands below weights have no option --model. */
    @Test
    void aModelIsNoFileOfWeights() {
        for (Object[] command : List.of(
                new Object[] {"weights", "list", model},
                new Object[] {"predict", "--network", "FashionResNet", "--weights", model, "x.png"})) {
            assertContains(
                    Run.failure(command),
                    model + " is a model of Deeplearning4j, ",
                    " and no file of weights: stagecraft export writes its weights as safetensors; ",
                    " and --model of predict, evaluate, explain and export take it whole.");
        }
    }

    /** A model of ours is not taken for a file of others because it is cut off. */
    @Test
    void aDamagedModelIsAModel() throws IOException {
        byte[] whole = Files.readAllBytes(model);
        for (int length : List.of(100, whole.length / 2, whole.length - 30)) {
            Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, length));
            for (Object[] command :
                    List.<Object[]>of(train("--weights", cut), new Object[] {"weights", "list", cut}, new Object[] {
                        "evaluate", "--model", cut, "--data", data
                    })) {
                String sentence = Run.failure(command);
                assertContains(sentence, cut + " is ");
                assertFalse(sentence.contains("PyTorch") || sentence.contains("Keras"), sentence);
            }
        }
    }

    private static void assertNoJava(String sentence) {
        assertFalse(sentence.matches("(?s).*(execution|\\bAUTO\\b|\\w\\(|Options\\b|[a-z]\\.with[A-Z]).*"), sentence);
    }
}
