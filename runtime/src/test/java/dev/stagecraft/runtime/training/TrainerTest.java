/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.Interpolation;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

@Tag("slow")
class TrainerTest {
    @Test
    void learnsTheTask() throws Exception {
        ImageDataset heldOut = SyntheticImages.of(90, 4);
        TrainingResult result = Trainings.trainer().epochs(8).heldOut(heldOut).fit(SyntheticImages.of(300, 3));
        List<EpochResult> history = result.history();
        assertEquals(8, history.size());
        assertTrue(history.get(7).loss() < history.get(0).loss() / 3, history::toString);
        assertTrue(history.get(7).accuracy().getAsDouble() > 0.95, history::toString);
        assertEquals(
                history.get(7).accuracy().getAsDouble(),
                result.evaluate(heldOut).accuracy());
    }

    @Test
    void countsEveryStepAndEpochInTheNetwork() throws Exception {
        TrainingResult result = Trainings.trainer().fit(Trainings.TRAINING);
        assertEquals(3 * Trainings.STEPS_PER_EPOCH, result.network().getIterationCount());
        assertEquals(3, result.network().getEpochCount());
    }

    @Test
    void givesTheSameResultForTheSameSeedAndAnotherForAnother() throws Exception {
        TrainingResult first = Trainings.trainer().fit(Trainings.TRAINING);
        Trainings.assertSame(first, Trainings.trainer().fit(Trainings.TRAINING));
        TrainingResult other = Trainings.trainer().seed(43).fit(Trainings.TRAINING);
        assertTrue(first.history().get(0).loss() != other.history().get(0).loss());
    }

    @Test
    void usesEveryImageOnceAnEpochAndOneThatIsLeftOverJoinsABatch() throws Exception {
        TrainingResult result = Trainings.trainer().epochs(1).batchSize(7).fit(Trainings.TRAINING); // 50 = 7 * 7 + 1
        assertEquals(7, result.network().getIterationCount());
    }

    @Test
    void hasNoAccuracyWithoutHeldOutImages() throws Exception {
        TrainingResult result = Trainer.of(new TinyNetwork(), Trainings.options())
                .progress(TrainingProgress.silent())
                .fit(Trainings.TRAINING);
        assertEquals(OptionalDouble.empty(), result.history().get(0).accuracy());
    }

    @Test
    void trainsInDoublePrecision() throws Exception {
        TrainingResult result = Trainings.trainer(Trainings.options().withDataType(DataType.DOUBLE))
                .epochs(1)
                .fit(Trainings.TRAINING);
        assertEquals(DataType.DOUBLE, result.network().params().dataType());
    }

    @Test
    void scalesAllImagesByTheTrainingImagesUnlessTold() throws Exception {
        assertEquals(
                Standardization.of(Trainings.TRAINING),
                Trainings.trainer().fit(Trainings.TRAINING).standardization());
        Standardization none = Standardization.none(1);
        assertEquals(
                none,
                Trainings.trainer()
                        .standardization(none)
                        .fit(Trainings.TRAINING)
                        .standardization());
    }

    @Test
    void stopsWhenTheLossIsNotFinite() {
        NetworkOptions wild = NetworkOptions.defaults().withUpdater(new Sgd(1e38));
        DivergenceException e = assertThrows(
                DivergenceException.class, () -> Trainings.trainer(wild).fit(Trainings.TRAINING));
        assertTrue(
                e.getMessage()
                        .matches("The loss is (NaN|Infinity) after \\d+ steps, in epoch 1: lower the learning rate"
                                + " from 1.0E38, or look for wrong images or labels\\."),
                e.getMessage());
    }

    /** Whoever computes: where oneDNN does, a ReLU behind the broken layer may give numbers, and the loss then is one. */
    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.Executions#here")
    void stopsAtTheStepThatBreaksTheWeightsOfOneLayer(Execution execution) {
        NetworkOptions options =
                NetworkOptions.defaults().withUpdater(new Sgd(0.01)).withExecution(execution);
        Trainer trainer =
                Trainer.of(new BreakingNetwork(), options).batchSize(8).progress(TrainingProgress.silent());
        DivergenceException e = assertThrows(DivergenceException.class, () -> trainer.fit(Trainings.TRAINING));
        assertEquals(
                "A weight is not finite after 4 steps, in epoch 1: lower the learning rate from 0.01, or look for"
                        + " wrong images or labels.",
                e.getMessage());
    }

    /** Its convolution gets a rate that breaks it at the fourth step. */
    private static final class BreakingNetwork implements NetworkDefinition {
        @Override
        public String name() {
            return "BreakingNetwork";
        }

        @Override
        public ComputationGraphConfiguration configuration(NetworkOptions options) {
            Sgd breaking = new Sgd(new MapSchedule.Builder(ScheduleType.ITERATION)
                    .add(0, 0.01)
                    .add(3, 1e300)
                    .build());
            return new SmallNetwork(SmallNetwork.settings(options.seed(), DataType.FLOAT)
                            .updater(options.updater()))
                    .layer(
                            "conv1",
                            new ConvolutionLayer.Builder(3, 3)
                                    .nIn(1)
                                    .nOut(8)
                                    .activation(Activation.IDENTITY)
                                    .updater(breaking)
                                    .build())
                    .relu("relu1")
                    .layer("avgpool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build())
                    .classes("fc", 8, 3)
                    .configuration();
        }

        @Override
        public NetworkSummary summary() {
            return new TinyNetwork().summary();
        }
    }

    @Test
    void stopsWhenTheLastStepBreaksTheWeights() {
        DivergenceException e = assertThrows(DivergenceException.class, () -> oneStep(new Sgd(1e300)));
        assertEquals(
                "A weight is not finite after 1 steps, in epoch 1: lower the learning rate from 1.0E300, or look for"
                        + " wrong images or labels.",
                e.getMessage());
    }

    @Test
    void stopsWhenTheNetworkPredictsNoNumbers() {
        DivergenceException e = assertThrows(DivergenceException.class, () -> oneStep(new Adam(1e38)));
        assertEquals(
                "The network predicts NaN for an image, so its weights have diverged: train it again with a lower"
                        + " learning rate, or look for wrong images or labels.",
                e.getMessage());
    }

    private static TrainingResult oneStep(IUpdater updater) throws IOException {
        return Trainings.trainer(NetworkOptions.defaults().withUpdater(updater))
                .batchSize(50)
                .epochs(1)
                .fit(Trainings.TRAINING);
    }

    @Test
    void refusesImagesOfAnotherSizeBeforeTheFirstStep() {
        ImageDataset images = ImageDataset.of(new Shape(List.of(1, 2, 3)), new byte[12], new int[2], 3);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> Trainings.trainer().fit(images));
        assertEquals(
                "The training images are 1x2x3, but TinyNetwork takes 1x8x8: declare @Input(channels = 1, height = 2,"
                        + " width = 3) or use other images.",
                e.getMessage());
        assertEquals(
                "The held-out images are 1x2x3, but TinyNetwork takes 1x8x8: declare @Input(channels = 1, height = 2,"
                        + " width = 3) or use other images.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Trainings.trainer().heldOut(images).fit(Trainings.TRAINING))
                        .getMessage());
    }

    @Test
    void refusesHeldOutImagesWithOtherClassesBeforeTheFirstStep() {
        ImageDataset named = Trainings.TRAINING.withClassNames(List.of("cat", "dog", "fox"));
        ImageDataset other = Trainings.HELD_OUT.withClassNames(List.of("cat", "fox", "owl"));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> Trainings.trainer().heldOut(other).fit(named));
        assertEquals(
                "Class 1 of the held-out images is fox, but that of the training images is dog: both must have the same"
                        + " classes in the same order, as ImageFolder.load gives them that is told the training images'"
                        + " classNames().",
                e.getMessage());
    }

    /** The file would say how the ones were made, and the accuracy would be that on the others. */
    @Test
    void refusesHeldOutImagesThatWereMadeOtherwise() {
        Preprocessing made = Preprocessing.of(1, 8, 8);
        ImageDataset training = Trainings.TRAINING.withPreprocessing(made);
        ImageDataset other =
                Trainings.HELD_OUT.withPreprocessing(made.withCenterCrop(9).withInterpolation(Interpolation.BICUBIC));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> Trainings.trainer().heldOut(other).fit(training));
        assertEquals(
                "The held-out images were made by a centre crop after a resize of the shorter side to 9, bicubic"
                        + " interpolation and the channel order RGB, but the training images by a centre crop after a resize of"
                        + " the shorter side to 8, bilinear interpolation and the channel order RGB: make both by the same"
                        + " preprocessing.",
                e.getMessage());
        ImageDataset stretched = Trainings.HELD_OUT.withPreprocessing(made.withoutCrop());
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> Trainings.trainer().heldOut(stretched).fit(training))
                .getMessage()
                .startsWith("The held-out images were made by a resize of the whole image without a crop, bilinear"));
    }

    @Test
    void saysThatNothingWasLearned() throws Exception {
        List<String> warnings = new ArrayList<>();
        TrainingProgress listener = new TrainingProgress() {
            @Override
            public void warned(String sentence) {
                warnings.add(sentence);
            }
        };
        Trainings.trainer().progress(listener).epochs(8).fit(SyntheticImages.of(300, 3));
        assertEquals(List.of(), warnings);
        // Untrained, a network is worse than guessing for at least one way of calling three classes.
        for (int shift = 0; shift < 3; shift++) {
            Trainings.trainer(NetworkOptions.defaults().withUpdater(new Sgd(1e-6)))
                    .progress(listener)
                    .epochs(1)
                    .fit(shifted(Trainings.TRAINING, shift));
        }
        assertTrue(
                warnings.get(0)
                        .matches(
                                "The loss is [0-9.]+, and guessing gives 1\\.10: the network has learned nothing\\."
                                        + " Train for longer, or with a lower learning rate, or look for wrong images or labels\\."),
                warnings::toString);
    }

    private static ImageDataset shifted(ImageDataset images, int shift) {
        byte[] pixels = new byte[images.size() * 64];
        int[] labels = new int[images.size()];
        for (int index = 0; index < images.size(); index++) {
            for (int i = 0; i < 64; i++) {
                pixels[index * 64 + i] = (byte) images.pixel(index, 0, i / 8, i % 8);
            }
            labels[index] = (images.label(index) + shift) % 3;
        }
        return ImageDataset.of(images.image(), pixels, labels, 3);
    }

    @Test
    void resultSaysHowWellTheNetworkDoes() throws Exception {
        TrainingResult result = Trainings.trainer().fit(Trainings.TRAINING);
        EpochResult last = result.history().get(2);
        assertEquals(
                String.format(
                        Locale.ROOT,
                        "a network of 3 classes, trained for 3 epochs: loss %.3f, test accuracy %.1f %%",
                        last.loss(),
                        100 * last.accuracy().getAsDouble()),
                result.toString());
    }

    @Test
    void refusesAnotherNumberOfClassesBeforeTheFirstStep() {
        ImageDataset images = ImageDataset.of(new Shape(List.of(1, 8, 8)), new byte[128], new int[2], 10);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> Trainings.trainer().fit(images));
        assertEquals(
                "The training images have 10 classes, but TinyNetwork gives 3: declare @Head(classes = 10) or use other"
                        + " images.",
                e.getMessage());
    }

    /** As EMNIST's letters have them: from 1 on. */
    @Test
    void labelsThatDoNotBeginWithZeroAreSaidTo() {
        ImageDataset images = ImageDataset.of(new Shape(List.of(1, 8, 8)), new byte[192], new int[] {1, 2, 3}, 4);
        assertEquals(List.of(0), images.emptyClasses());
        assertEquals(
                "The training images have 4 classes, but TinyNetwork gives 3: no image has the label 0, so number the labels from 0,"
                        + " or declare @Head(classes = 4), whose class 0 stays empty.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Trainings.trainer().fit(images))
                        .getMessage());
    }

    @Test
    void refusesNoImagesAndNumbersBelowOne() {
        ImageDataset none = Trainings.TRAINING.first(0);
        assertEquals(
                "There are no training images: give at least one.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Trainings.trainer().fit(none))
                        .getMessage());
        assertEquals(
                "batchSize is 0; it must be 1 or more.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Trainings.trainer().batchSize(0))
                        .getMessage());
        assertEquals(
                "epochs is -1; it must be 1 or more.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Trainings.trainer().epochs(-1))
                        .getMessage());
    }
}
