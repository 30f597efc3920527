/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.recipe.FineTuning;
import dev.stagecraft.runtime.recipe.Recipe;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Parts that are frozen stay as they are, running statistics too, and what is behind them learns. */
@Tag("slow")
class FrozenPartsTest {
    @TempDir
    Path folder;

    /** A stem, a stage of one block and a head. */
    private static final class Staged extends TinyNetwork {
        @Override
        public ComputationGraphConfiguration configuration(NetworkOptions options) {
            return new SmallNetwork(settings(options))
                    .layer("conv1", convolution(1))
                    .normalization("bn1", 6)
                    .layer("layer1.0.conv1", convolution(6))
                    .normalization("layer1.0.bn1", 6)
                    .layer("avgpool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build())
                    .classes("fc", 6, 3)
                    .configuration();
        }
    }

    private static TrainingResult train(Execution execution) throws Exception {
        NetworkOptions options = Trainings.options().withExecution(execution);
        Recipe recipe = RecipeTrainings.everything().withFineTuning(new FineTuning(0.5, List.of("stem", "layer1")));
        return Trainer.of(new Staged(), execution == Execution.LIBTORCH ? options.withDevice("cpu") : options)
                .recipe(recipe)
                .heldOut(Trainings.HELD_OUT)
                .progress(TrainingProgress.silent())
                .fit(Trainings.TRAINING);
    }

    @ParameterizedTest
    @EnumSource(
            value = Execution.class,
            names = {"DEEPLEARNING4J", "ONEDNN", "LIBTORCH"})
    void stay(Execution execution) throws Exception {
        assumeTrue(execution != Execution.LIBTORCH || EngineTrainingTest.isLibtorchThere());
        Map<String, INDArray> before = new Staged().create(Trainings.options()).paramTable();
        TrainingResult result = train(execution);
        Path file = folder.resolve("model.zip");
        result.save(file);
        ComputationGraph loaded = SavedModel.open(file).network();
        for (Map.Entry<String, INDArray> parameter : before.entrySet()) {
            float[] expected = parameter.getValue().dup('c').data().asFloat();
            float[] found = loaded.getParam(parameter.getKey()).dup('c').data().asFloat();
            if (parameter.getKey().startsWith("fc")) {
                assertFalse(Arrays.equals(expected, found), parameter.getKey());
            } else {
                assertArrayEquals(expected, found, parameter.getKey());
            }
        }
        // What is saved is not frozen.
        assertEquals(
                ConvolutionLayer.class,
                loaded.getLayer("conv1").conf().getLayer().getClass());
        if (execution != Execution.DEEPLEARNING4J) {
            assertArrayEquals(
                    train(Execution.DEEPLEARNING4J).network().params().toFloatVector(),
                    result.network().params().toFloatVector(),
                    2e-3f);
        }
    }
}
