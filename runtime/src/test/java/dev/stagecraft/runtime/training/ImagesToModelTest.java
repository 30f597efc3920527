/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.NetworkClassifier;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.ImageFolder;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.Classification;
import dev.stagecraft.runtime.images.ImageClassifier;
import dev.stagecraft.runtime.images.Interpolation;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.ValueRange;
import dev.stagecraft.runtime.serving.Predictor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a folder of images to a model that classifies files by itself. */
@Tag("slow")
class ImagesToModelTest {
    private static final Preprocessing DECLARED = Preprocessing.of(1, 8, 8)
            .withRange(ValueRange.ZERO_TO_255)
            .withMean(108)
            .withStandardDeviation(67);

    @TempDir
    Path folder;

    /** {@link TinyNetwork} with a preprocessing. */
    private record Declaring(Optional<Preprocessing> preprocessing) implements NetworkDefinition {
        @Override
        public String name() {
            return "TinyNetwork";
        }

        @Override
        public ComputationGraphConfiguration configuration(NetworkOptions options) {
            return new TinyNetwork().configuration(options);
        }

        @Override
        public NetworkSummary summary() {
            return new TinyNetwork().summary();
        }
    }

    private static void write(ImageDataset images, Path folder) throws IOException {
        for (int index = 0; index < images.size(); index++) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            for (int i = 0; i < 64; i++) {
                image.getRaster().setSample(i % 8, i / 8, 0, images.pixel(index, 0, i / 8, i % 8));
            }
            Path file =
                    folder.resolve(images.classNames().get(images.label(index))).resolve(index + ".png");
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        }
    }

    private static TrainingResult train(Optional<Preprocessing> preprocessing, ImageDataset images) throws Exception {
        return Trainer.of(new Declaring(preprocessing), Trainings.options())
                .epochs(8)
                .batchSize(8)
                .progress(TrainingProgress.silent())
                .fit(images);
    }

    @Test
    void modelClassifiesFiles() throws Exception {
        write(SyntheticImages.of(300, 3), folder);
        ImageDataset images = ImageFolder.load(folder, DECLARED);
        assertEquals(List.of("checkers", "horizontal", "vertical"), images.classNames());
        TrainingResult result = train(Optional.of(DECLARED), images);
        assertEquals(Standardization.of(DECLARED), result.standardization());

        Path model = folder.resolve("model.zip");
        result.save(model);
        assertEquals(Optional.of(DECLARED), ModelNotes.load(model).preprocessing());
        assertEquals(
                Optional.of(result.standardization()), ModelNotes.load(model).standardization());
        assertEquals(images.classNames(), ModelNotes.load(model).classNames());
        try (SavedModel saved = SavedModel.open(model);
                ImageClassifier classifier = saved.classifier()) {
            int right = 0;
            List<Path> files = files("vertical");
            for (var classes : classifier.classify(files, 1)) {
                right += classes.get(0).className().equals("vertical") ? 1 : 0;
            }
            assertTrue(right > 0.95 * files.size(), right + " of " + files.size());
            assertServesByItself(result::export, classifier, files.get(0));
            assertServesByItself(saved::export, classifier, files.get(0));
        }
    }

    private interface ExportTo {
        void file(Path file) throws IOException;
    }

    private void assertServesByItself(ExportTo export, ImageClassifier expected, Path image) throws IOException {
        Path onnx = folder.resolve("model.onnx");
        export.file(onnx);
        try (Predictor predictor = Predictor.open(onnx)) {
            Classification best = predictor.classify(image, 1).get(0);
            assertEquals(expected.classify(image, 1).get(0).className(), best.className());
            assertEquals(expected.classify(image, 1).get(0).probability(), best.probability(), 1e-4);
        }
    }

    private List<Path> files(String name) throws IOException {
        try (var files = Files.list(folder.resolve(name))) {
            return files.sorted().toList();
        }
    }

    /** Without a declaration the mean is that of the images, as it always was, and the images are taken as they are. */
    @Test
    void undeclaredPreprocessing() throws Exception {
        ImageDataset images = SyntheticImages.of(40, 3);
        TrainingResult result = train(Optional.empty(), images);
        Standardization standardization = Standardization.of(images);
        assertEquals(standardization, result.standardization());
        assertEquals(Optional.of(standardization.in(Preprocessing.of(1, 8, 8))), result.preprocessing());
    }

    /** What is saved is how the images were made, unless the network declares that; then they must be made so. */
    @Test
    void imagesThatKnowHowTheyWereMade() throws Exception {
        Preprocessing made = Preprocessing.of(1, 8, 8).withCenterCrop(9).withInterpolation(Interpolation.BICUBIC);
        ImageDataset images = SyntheticImages.of(40, 3).withPreprocessing(made);
        try (TrainingResult result = train(Optional.empty(), images)) {
            assertEquals(Optional.of(result.standardization().in(made)), result.preprocessing());
        }
        String refusal = assertThrows(IllegalArgumentException.class, () -> train(Optional.of(DECLARED), images))
                .getMessage();
        assertTrue(
                refusal.startsWith(
                        "The training images were made by a centre crop after a resize of the shorter side to 9,"
                                + " bicubic interpolation and the channel order RGB, but TinyNetwork declares "),
                refusal);
        assertTrue(refusal.endsWith(": make them by the preprocessing that it declares, or declare theirs."), refusal);
        assertThrows(
                IllegalArgumentException.class,
                () -> SyntheticImages.of(40, 3).withPreprocessing(Preprocessing.of(1, 8, 9)));
    }

    @Test
    void chosenStandardization() throws Exception {
        Standardization chosen = new Standardization(List.of(0.25), List.of(0.5));
        TrainingResult result = Trainer.of(new Declaring(Optional.of(DECLARED)), Trainings.options())
                .standardization(chosen)
                .progress(TrainingProgress.silent())
                .fit(SyntheticImages.of(40, 3));
        assertEquals(chosen, result.standardization());
        assertEquals(
                Optional.of(Preprocessing.of(1, 8, 8).withMean(0.25).withStandardDeviation(0.5)),
                result.preprocessing());
    }

    @Test
    void modelThatDoesNotSay() throws Exception {
        Path model = folder.resolve("model.zip");
        SavedModel.save(new TinyNetwork().create(), model);
        assertEquals(Optional.empty(), ModelNotes.load(model).preprocessing());
        assertEquals(List.of(), ModelNotes.load(model).classNames());
        try (SavedModel saved = SavedModel.open(model)) {
            assertEquals(
                    "The model " + model + " does not say how an image becomes its input: give NetworkClassifier.of its"
                            + " network and a preprocessing.",
                    assertThrows(IOException.class, saved::classifier).getMessage());
        }
        assertEquals(
                "TinyNetwork declares no preprocessing; add @Preprocessing to it, or give one to NetworkClassifier.of.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> NetworkClassifier.of(new TinyNetwork(), new TinyNetwork().create()))
                        .getMessage());
    }

    @Test
    void modelWithoutNames() throws Exception {
        Path model = folder.resolve("model.zip");
        SavedModel.save(new TinyNetwork().create(), model, ModelNotes.none().withPreprocessing(DECLARED));
        ImageClassifier kept;
        try (SavedModel saved = SavedModel.open(model)) {
            kept = saved.classifier();
        }
        // It answers though the model is closed.
        try (ImageClassifier classifier = kept) {
            assertEquals(Optional.of(DECLARED), classifier.preprocessing());
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            var best = classifier.classify(image, 1).get(0);
            assertEquals(String.valueOf(best.index()), best.className());
        }
    }
}
