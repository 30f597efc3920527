/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.weights.LoadedWeights;
import dev.stagecraft.runtime.weights.Weights;
import dev.stagecraft.weights.InvalidWeightsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Sgd;

/** The weights that a training starts from, seen after one that changes none of them but running statistics. */
class StartingPointTest {
    private static final NetworkOptions STILL = NetworkOptions.defaults().withUpdater(new Sgd(0));

    @TempDir
    Path folder;

    private ComputationGraph other;
    private Path weights;

    /** {@link TinyNetwork} with {@code @PretrainedWeights}. */
    private record Pretrained(Path file) implements NetworkDefinition {
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

        @Override
        public Optional<String> pretrainedWeights() {
            return Optional.of(file.toString());
        }
    }

    @BeforeEach
    void saveOtherWeights() throws Exception {
        other = new TinyNetwork().create(NetworkOptions.defaults().withSeed(7));
        weights = folder.resolve("weights.safetensors");
        Weights.save(other, weights);
    }

    private static Trainer trainer(NetworkDefinition definition) {
        return Trainer.of(definition, STILL).progress(TrainingProgress.silent());
    }

    private static void assertStartsFrom(ComputationGraph expected, Trainer trainer) throws Exception {
        ComputationGraph trained = trainer.fit(Trainings.TRAINING).network();
        for (String name : List.of("conv1_W", "conv2_W", "fc_W", "fc_b")) {
            assertArrayEquals(
                    expected.getParam(name).ravel().toFloatVector(),
                    trained.getParam(name).ravel().toFloatVector(),
                    name);
        }
    }

    @Test
    void isWhatTheNetworkDeclares() throws Exception {
        assertStartsFrom(other, trainer(new Pretrained(weights)));
    }

    @Test
    void isFreshWhereNothingIsDeclaredOrWhereToldSo() throws Exception {
        ComputationGraph fresh = new TinyNetwork().create(STILL);
        assertStartsFrom(fresh, trainer(new TinyNetwork()));
        assertStartsFrom(fresh, trainer(new Pretrained(weights)).startingFresh());
    }

    @Test
    void isAFileOfWeightsOrASavedModel() throws Exception {
        Path model = folder.resolve("model.zip");
        SavedModel.save(other, model);
        assertStartsFrom(other, trainer(new TinyNetwork()).startingFrom(weights));
        assertStartsFrom(other, trainer(new TinyNetwork()).startingFrom(model));
    }

    @Test
    void isNamedWhenTheTrainingBegins() throws Exception {
        List<LoadedWeights> seen = new ArrayList<>();
        trainer(new Pretrained(weights))
                .progress(new TrainingProgress() {
                    @Override
                    public void startedFrom(LoadedWeights loaded) {
                        seen.add(loaded);
                    }
                })
                .fit(Trainings.TRAINING);
        assertEquals("[loaded 10 tensors from " + weights + "]", seen.toString());
    }

    @Test
    void thatIsMissingOrDoesNotFitStopsTheTraining() throws Exception {
        Path missing = folder.resolve("missing.safetensors");
        assertThrows(
                InvalidWeightsException.class,
                () -> trainer(new Pretrained(missing)).fit(Trainings.TRAINING));
        assertThrows(
                InvalidWeightsException.class,
                () -> trainer(new TinyNetwork()).startingFrom(missing).fit(Trainings.TRAINING));
    }

    @Test
    void thatIsADamagedModelIsSaidToBeOne() throws Exception {
        Path model = folder.resolve("model.zip");
        SavedModel.save(other, model);
        byte[] whole = Files.readAllBytes(model);
        for (int length : List.of(100, whole.length / 2, whole.length - 30, whole.length - 25, whole.length - 1)) {
            Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, length));
            assertThrows(
                    InvalidSavedModelException.class,
                    () -> trainer(new TinyNetwork()).startingFrom(cut).fit(Trainings.TRAINING));
        }
    }

    @Test
    void thatIsAnotherIsNoWayToResume() throws Exception {
        Path checkpoints = folder.resolve("checkpoints");
        trainer(new Pretrained(weights)).checkpoints(checkpoints).fit(Trainings.TRAINING);
        String refusal = assertThrows(
                        CheckpointException.class,
                        () -> trainer(new TinyNetwork())
                                .checkpoints(checkpoints)
                                .fit(Trainings.TRAINING))
                .getMessage();
        assertTrue(
                refusal.matches(
                        ".* is of a training with starting weights with CRC [0-9a-f]{8}, but this one has fresh:.*"),
                refusal);
        trainer(new Pretrained(weights)).epochs(2).checkpoints(checkpoints).fit(Trainings.TRAINING);
    }
}
