/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static dev.stagecraft.cli.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.training.SavedModel;
import dev.stagecraft.samples.network.course.FashionResNetNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** From folders of images to what an image shows, by each way that a network is kept. */
@Tag("slow")
class PredictTest {
    @TempDir
    private static Path shared;

    private static Path classes;
    private static Path images;
    private static Path model;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() throws IOException {
        classes = UserNetwork.compile(
                shared,
                UserNetwork.TINY.replace(
                        "public interface", "@Preprocessing(mean = 0.4, standardDeviation = 0.35) public interface"));
        images = ImageFiles.write(shared.resolve("images"), 20);
        model = shared.resolve("model.zip");
        String printed = Run.ok(
                "train",
                "--network",
                "Tiny",
                "--class-path",
                classes,
                "--data",
                images,
                "--epochs",
                12,
                "--batch-size",
                10,
                "--learning-rate",
                "0.01",
                "--held-out",
                "0.2",
                "--model",
                model);
        assertContains(printed, "training on 48 images, testing on 12 others", "test accuracy 100.0 %");
    }

    @Test
    void aModelKnowsItsClassesAndItsPreprocessing() {
        Path image = images.resolve("top/3.png");
        List<String> lines = Run.ok("predict", "--model", model, image).lines().toList();
        assertEquals(2 + 3, lines.size());
        assertTrue(lines.get(0).matches("image +rank +class +name +probability"), lines.get(0));
        assertContains(lines.get(2), image.toString(), "     1      2  top ");
    }

    @Test
    void aModelIsNoFileOfWeights() {
        assertContains(
                Run.failure("weights", "list", model),
                model
                        + " is a model of Deeplearning4j, as train and SavedModel save them, and no file of weights: stagecraft export"
                        + " writes its weights as safetensors");
    }

    /** Class names as in a {@code config.json} of transformers, and as in the challenge's {@code map_clsloc.txt}. */
    @Test
    void labelsInJsonAreReadAndAnotherOrderIsDoubted() throws IOException {
        Path image = images.resolve("top/3.png");
        Path json = Files.writeString(
                folder.resolve("id2label.json"), "{\n  \"0\": \"lower\",\n  \"1\": \"middle\",\n  \"2\": \"upper\"\n}");
        Run read = Run.of("predict", "--model", model, "--class-names", json, image);
        assertEquals(0, read.exitCode(), read.err());
        assertContains(read.out(), "  upper ");
        assertEquals("", read.err());
        Path challenge = Files.writeString(
                folder.resolve("map_clsloc.txt"),
                "n02119789 1 kit_fox\nn02100735 2 English_setter\nn02110185 3 Siberian_husky\n");
        Run doubted = Run.of("predict", "--model", model, "--class-names", challenge, image);
        assertEquals(0, doubted.exitCode(), doubted.err());
        assertContains(doubted.out(), "  Siberian_husky ");
        assertContains(
                doubted.err(),
                "WordNet's numbers do not ascend in the class names (n02119789 \"kit_fox\" is before n02100735");
    }

    /** Folders 1, 2 and 10 are in the order 1, 10, 2. */
    @Test
    void foldersThatAreNumbersAreSaidToBeInTheOrderOfNames() throws IOException {
        Path weights = folder.resolve("model.safetensors");
        Run.ok("export", "--model", model, weights);
        Path numbered = ImageFiles.write(folder.resolve("numbered"), 2);
        for (int i = 0; i < 3; i++) {
            Files.move(
                    numbered.resolve(ImageFiles.CLASSES.get(i)),
                    numbered.resolve(List.of("1", "2", "10").get(i)));
        }
        Run run = Run.of(
                "evaluate", "--network", "Tiny", "--class-path", classes, "--weights", weights, "--data", numbered);
        assertEquals(0, run.exitCode(), run.err());
        assertContains(
                run.err(),
                "The folders are the classes in the order of their names (1, 10, 2, …); if the network's are in the order of numbers, as"
                        + " timm has them, name them so with --class-names.");
    }

    @Test
    void onnxAndWeightsGiveTheSameAnswers() throws IOException {
        Path onnx = folder.resolve("model.onnx");
        Path weights = folder.resolve("model.safetensors");
        Path labels = Files.write(folder.resolve("labels.txt"), ImageFiles.CLASSES);
        Run.ok("export", "--model", model, onnx);
        Run.ok("export", "--model", model, weights);
        JsonNode expected = json(Run.ok("predict", "--model", model, "--format", "json", images));
        assertEquals(60 * 3, expected.size());
        assertEquals(
                json(Run.ok("evaluate", "--model", model, "--data", images, "--format", "json", "--confusion")),
                json(Run.ok("evaluate", "--model", onnx, "--data", images, "--format", "json", "--confusion")));
        assertSame(expected, Run.ok("predict", "--model", onnx, "--format", "json", images));
        assertSame(
                expected,
                Run.ok(
                        "predict",
                        "--network",
                        "Tiny",
                        "--class-path",
                        classes,
                        "--weights",
                        weights,
                        "--class-names",
                        labels,
                        "--format",
                        "json",
                        images));
    }

    @Test
    void evaluatesFoldersOfItsClasses() throws IOException {
        assertContains(
                Run.ok("evaluate", "--model", model, "--data", images),
                "accuracy 100.00 % (60 of 60 images)",
                "middle ");
        Files.createDirectories(folder.resolve("two/left"));
        assertContains(
                Run.failure("evaluate", "--model", model, "--data", folder.resolve("two")),
                "two has folders of other classes (left) than the 3 of the network (bottom, middle, top): name each folder as its"
                        + " class, or use images of these classes.");
    }

    @Test
    void trainsAndTestsOnWhatTheSubfoldersSay() throws IOException {
        Path data = folder.resolve("data");
        ImageFiles.write(data.resolve("train"), 4);
        ImageFiles.write(data.resolve("val"), 2);
        assertContains(
                Run.ok(
                        "train",
                        "--network",
                        "Tiny",
                        "--class-path",
                        classes,
                        "--data",
                        data,
                        "--epochs",
                        1,
                        "--model",
                        folder.resolve("m.zip")),
                "training on 12 images, testing on 6 others");
        assertContains(Run.ok("evaluate", "--model", model, "--data", data), "(6 of 6 images)");
        assertContains(
                Run.ok(
                        "train",
                        "--network",
                        "Tiny",
                        "--class-path",
                        classes,
                        "--data",
                        data.resolve("val"),
                        "--epochs",
                        1,
                        "--held-out",
                        0,
                        "--model",
                        folder.resolve("m.zip")),
                "training on 6 images, testing on 0 others");
    }

    @Test
    void anUnreadableImageIsNamedAndTheOthersAreClassified() throws IOException {
        Path text = Files.writeString(folder.resolve("text.png"), "text");
        Run run = Run.of("predict", "--model", model, "--top", 1, "--format", "csv", images.resolve("top/1.png"), text);
        assertEquals(FailureSentences.FAILED, run.exitCode());
        assertContains(run.out(), "top/1.png,1,2,top,");
        assertEquals(2, run.out().lines().count(), run.out());
        assertContains(run.err(), text.toString());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    /** By links, and with an image that is not read: predict, train and evaluate see the same. */
    @Test
    void nothingInAFolderIsLeftOutWithoutAWord() throws IOException {
        Path store = ImageFiles.write(folder.resolve("store"), 2);
        Path linked = Files.createDirectory(folder.resolve("linked"));
        for (String name : ImageFiles.CLASSES) {
            Files.createSymbolicLink(linked.resolve(name), store.resolve(name));
        }
        assertContains(Run.ok("evaluate", "--model", model, "--data", linked), "accuracy 100.00 % (6 of 6 images)");
        assertEquals(
                1 + 6,
                Run.ok("predict", "--model", model, "--top", 1, "--format", "csv", linked)
                        .lines()
                        .count());
        Path other = Files.createDirectory(linked.resolve("more")).resolve("one.webp");
        Files.writeString(other, "RIFF0000WEBPVP8 ");
        Run run = Run.of("predict", "--model", model, "--top", 1, "--format", "csv", linked);
        assertEquals(FailureSentences.FAILED, run.exitCode());
        assertEquals(1 + 6, run.out().lines().count());
        assertEquals(other + " is a WebP image, which is not read: convert it to JPEG or PNG.\n", run.err());
        Files.copy(other, store.resolve("top/one.webp"));
        String sentence = "has 1 of 7 images that cannot be read (top/one.webp)";
        assertContains(Run.failure("evaluate", "--model", model, "--data", store), sentence);
        assertContains(
                Run.failure(
                        "train",
                        "--network",
                        "Tiny",
                        "--class-path",
                        classes,
                        "--data",
                        store,
                        "--model",
                        folder.resolve("m")),
                store
                        + " has 1 file that is not read (1 .webp: top/one.webp): convert them to JPEG or PNG, remove them, or"
                        + " say --skip-broken.");
    }

    /** Of three files that are no images two are in one class; they are named and counted. */
    @Test
    void brokenImagesAreSkippedIfThatIsSaid() throws IOException {
        Path data = ImageFiles.write(folder.resolve("data"), 4);
        List<Path> broken = List.of(
                Files.writeString(data.resolve("bottom/one.png"), "text"),
                Files.writeString(data.resolve("bottom/two.png"), "text"),
                Files.writeString(data.resolve("top/a.webp"), "RIFF0000WEBPVP8 "));
        String named = broken.get(0) + " is no JPEG, PNG, BMP or GIF image: convert it to one.\n"
                + broken.get(1) + " is no JPEG, PNG, BMP or GIF image: convert it to one.\n"
                + broken.get(2) + " is a WebP image, which is not read: convert it to JPEG or PNG.\n"
                + "left out 3 images that cannot be read\n";
        Run trained = Run.of(
                "train",
                "--network",
                "Tiny",
                "--class-path",
                classes,
                "--data",
                data,
                "--skip-broken",
                "--epochs",
                1,
                "--held-out",
                0,
                "--model",
                folder.resolve("m.zip"));
        assertEquals(0, trained.exitCode(), trained.err());
        assertContains(
                trained.out() + trained.err(),
                "training on 14 images",
                data + " has 1 file that is not read (1 .webp: top/a.webp), left out.",
                "Left out: " + broken.get(0) + " is no JPEG, PNG, BMP or GIF image: convert it to one.",
                "Left out: " + broken.get(1) + " is no JPEG, PNG, BMP or GIF image: convert it to one.",
                "left out 2 images that cannot be read");
        Run tested = Run.of("evaluate", "--model", model, "--data", data, "--skip-broken");
        assertEquals(0, tested.exitCode(), tested.err());
        assertContains(tested.out(), "(12 of 12 images)");
        assertEquals(named, tested.err());
        Run predicted = Run.of("predict", "--model", model, "--top", 1, "--format", "csv", "--skip-broken", data);
        assertEquals(0, predicted.exitCode(), predicted.err());
        assertEquals(1 + 12, predicted.out().lines().count());
        assertEquals(named, predicted.err());
    }

    @Test
    void whereAllAreBrokenNothingIsSkipped() throws IOException {
        Path data = ImageFiles.write(folder.resolve("data"), 1);
        Path broken = Files.writeString(data.resolve("middle/0.png"), "text");
        Run evaluated = Run.of("evaluate", "--model", model, "--data", data, "--skip-broken");
        assertEquals(FailureSentences.FAILED, evaluated.exitCode());
        assertContains(
                evaluated.err(), data + " has no image of middle that can be read: add some, or remove the folder");
        Run predicted = Run.of("predict", "--model", model, "--skip-broken", broken);
        assertEquals(FailureSentences.FAILED, predicted.exitCode());
        assertEquals("", predicted.out());
        assertEquals(
                broken + " is no JPEG, PNG, BMP or GIF image: convert it to one.",
                predicted.err().strip());
        Path other = Files.writeString(data.resolve("middle/1.png"), "text");
        for (Object[] more : List.<Object[]>of(new Object[] {"--skip-broken"}, new Object[] {"--format=json"})) {
            Run both = Run.of("predict", "--model", model, more[0], broken, other);
            assertEquals(FailureSentences.FAILED, both.exitCode());
            assertEquals("", both.out());
            assertContains(both.err(), "None of the 2 images can be read: name others.");
        }
    }

    /** A folder around the folders of the classes is no class. */
    @Test
    void foldersOfClassesInAFolder() throws IOException {
        Path all = folder.resolve("all");
        Path version = ImageFiles.write(all.resolve("v1"), 1);
        String sentence = all + " has one folder, and its images are in the folders of " + version
                + " (bottom, middle, top): if these are the classes, name " + version + ".\n";
        assertEquals(sentence, Run.failure("evaluate", "--model", model, "--data", all));
        assertEquals(
                sentence,
                Run.failure(
                        "train",
                        "--network",
                        "Tiny",
                        "--class-path",
                        classes,
                        "--data",
                        all,
                        "--model",
                        folder.resolve("m")));
    }

    /** The image that cannot be read would be found when all are loaded. */
    @Test
    void otherClassesAreFoundBeforeImagesAreLoaded() throws IOException {
        Path data = ImageFiles.write(folder.resolve("data"), 1);
        Files.writeString(data.resolve("middle/broken.png"), "text");
        String sentence = "The images of " + data
                + " are of 3 classes, but FashionResNet tells 10 apart: declare one with @Head(classes = 3), say --new-head, or use"
                + " other images.\n";
        assertEquals(
                new Run(FailureSentences.FAILED, "", sentence),
                Run.of("train", "--network", "FashionResNet", "--data", data, "--model", folder.resolve("m")));
    }

    @Test
    void whatAUserCanMendIsOneSentence() throws IOException {
        Path image = images.resolve("top/1.png");
        assertContains(Run.failure("predict", "--model", model, folder), folder + " has no images");
        Path two = Files.writeString(folder.resolve("two.txt"), "one\ntwo\n");
        assertContains(Run.failure("predict", "--model", model, "--class-names", two, image), "2 class names");
        assertEquals(
                "There are 2 class names, but the network has 3 classes; give one for each.\n",
                Run.failure("evaluate", "--model", model, "--class-names", two, "--data", images));
        assertEquals(
                "The model " + folder + " is a folder: name the file in it.\n",
                Run.failure("predict", "--model", folder, image));
        Path weights = folder.resolve("model.safetensors");
        Run.ok("export", "--model", model, weights);
        assertEquals(
                weights + " is a file of weights: name it with --weights, and its network with --network.\n",
                Run.failure("predict", "--model", weights, image));
        Path missing = folder.resolve("missing.onnx");
        assertContains(Run.failure("predict", "--model", missing, image), missing + " does not exist");
        Path text = Files.writeString(folder.resolve("text.onnx"), "text");
        assertContains(
                Run.failure("predict", "--model", text, image),
                text + " cannot be read as ONNX (Load model from " + text,
                "): export the network again.");
        assertContains(
                Run.failure("predict", "--network", "Tiny", "--class-path", classes, image),
                "Tiny has no @PretrainedWeights: name the file of its weights with --weights.");
        Path plain = folder.resolve("plain.zip");
        SavedModel.save(new FashionResNetNetwork().create(), plain);
        assertContains(Run.failure("predict", "--model", plain, image), "does not say how an image becomes its input");
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static void assertSame(JsonNode expected, String printed) throws IOException {
        JsonNode actual = json(printed);
        assertEquals(expected.size(), actual.size());
        for (int row = 0; row < expected.size(); row++) {
            assertEquals(expected.get(row).get("name"), actual.get(row).get("name"));
            assertEquals(
                    expected.get(row).get("probability").asDouble(),
                    actual.get(row).get("probability").asDouble(),
                    1e-4);
        }
    }
}
