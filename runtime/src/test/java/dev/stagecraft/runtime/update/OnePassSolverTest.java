/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import static dev.stagecraft.runtime.vertices.Twins.assertAlike;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.vertices.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Parameters, what is taken away from them, and what updaters keep are Deeplearning4j's, step by step. */
class OnePassSolverTest {
    /** Gradients are the same on both sides. */
    private static final class OnePassGraph extends ComputationGraph {
        private static final long serialVersionUID = 1L;

        OnePassGraph(ComputationGraphConfiguration configuration) {
            super(configuration);
        }

        @Override
        public void init(INDArray parameters, boolean cloneParametersArray) {
            super.init(parameters, cloneParametersArray);
            solver = new OnePassSolver(this, solver);
        }
    }

    /** A setting of the whole network, on both sides of the comparison. */
    private record Setting(UnaryOperator<NeuralNetConfiguration.Builder> builder, boolean inOnePass) {}

    private static Arguments inOnePass(String name, UnaryOperator<NeuralNetConfiguration.Builder> builder) {
        return Arguments.of(Named.of(name, new Setting(builder, true)));
    }

    private static Arguments byDeeplearning4j(String name, UnaryOperator<NeuralNetConfiguration.Builder> builder) {
        return Arguments.of(Named.of(name, new Setting(builder, false)));
    }

    static Stream<Arguments> settings() {
        MapSchedule falling = new MapSchedule(ScheduleType.ITERATION, Map.of(0, 0.02, 2, 0.01, 4, 0.001));
        return Stream.of(
                inOnePass("Adam", builder -> builder.updater(new Adam(1e-2))),
                inOnePass("Adam of other betas", builder -> builder.updater(new Adam(1e-2, 0.8, 0.99, 1e-4))),
                inOnePass("Adam by a schedule", builder -> builder.updater(new Adam(falling))),
                inOnePass("momentum", builder -> builder.updater(new Nesterovs(0.01, 0.9))),
                inOnePass("momentum by a schedule", builder -> builder.updater(new Nesterovs(falling, 0.8))),
                inOnePass("gradient descent", builder -> builder.updater(new Sgd(0.1))),
                inOnePass(
                        "L2",
                        builder -> builder.updater(new Nesterovs(0.01, 0.9)).l2(0.01)),
                inOnePass(
                        "L1 and L2",
                        builder -> builder.updater(new Adam(1e-2)).l1(0.003).l2(0.01)),
                inOnePass(
                        "decay by the rate",
                        builder -> builder.updater(new Adam(1e-2)).weightDecay(0.1, true)),
                inOnePass("decay", builder -> builder.updater(new Sgd(0.1)).weightDecay(0.01, false)),
                inOnePass(
                        "sums over a batch",
                        builder -> builder.updater(new Sgd(0.01)).miniBatch(false)),
                inOnePass(
                        "another updater for biases",
                        builder -> builder.updater(new Adam(1e-2)).biasUpdater(new Sgd(0.05))),
                inOnePass(
                        "constraints",
                        builder -> builder.updater(new Adam(1e-1)).constrainWeights(new MaxNormConstraint(0.5, 1))),
                byDeeplearning4j("RMSProp", builder -> builder.updater(new RmsProp(1e-3))),
                byDeeplearning4j(
                        "one of them",
                        builder -> builder.updater(new Adam(1e-2)).biasUpdater(new AdaMax(1e-2))),
                byDeeplearning4j(
                        "clipped gradients",
                        builder -> builder.updater(new Adam(1e-2))
                                .gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
                                .gradientNormalizationThreshold(0.01)));
    }

    private static ComputationGraphConfiguration configuration(UnaryOperator<NeuralNetConfiguration.Builder> setting) {
        return new SmallNetwork(setting.apply(new NeuralNetConfiguration.Builder()
                        .seed(3)
                        .optimizationAlgo(OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT)))
                // A bias's gradient is rounding in front of a normalization, and Adam would make much of that.
                .unbiased("conv", 3, 16, 3, 1)
                .normalization("bn", 16)
                .relu("relu")
                .layer("pool", new GlobalPoolingLayer(PoolingType.AVG))
                // More parameters than a task of one thread has, and than fill pieces.
                .layer(
                        "dense",
                        new DenseLayer.Builder()
                                .nIn(16)
                                .nOut(5003)
                                .activation(Activation.TANH)
                                .build())
                .classes("output", 5003, 3)
                .configuration();
    }

    private static DataSet data(int batch) {
        INDArray labels = Nd4j.zeros(batch, 3);
        for (int image = 0; image < batch; image++) {
            labels.putScalar(image, image % 3, 1);
        }
        return new DataSet(Nd4j.randn(batch, 3, 6, 5), labels);
    }

    private static Twins twins(UnaryOperator<NeuralNetConfiguration.Builder> setting) {
        return Twins.of(() -> configuration(setting), OnePassGraph::new, 2e-5);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void takesDeeplearning4jsSteps(Setting setting) {
        Twins twins = twins(setting.builder());
        for (int batch : new int[] {3, 1, 5, 3, 4}) {
            startAlike(twins);
            twins.assertStepsAreAlike(data(batch));
            assertStatesAreAlike(twins);
        }
        assertEquals(5, twins.fast().getIterationCount());
        assertEquals(
                setting.inOnePass(),
                UpdatePlan.of(twins.fast(), twins.fast().getUpdater()).isPresent());
    }

    /** Each step is compared by itself: Adam makes steps of rounding where gradients are small, which add up. */
    private static void startAlike(Twins twins) {
        twins.fast().setParams(twins.stock().params().dup());
        INDArray state = twins.stock().getUpdater().getStateViewArray();
        if (state != null) {
            twins.fast().getUpdater().setStateViewArray(state);
        }
    }

    private static void assertStatesAreAlike(Twins twins) {
        INDArray state = twins.stock().getUpdater().getStateViewArray();
        if (state == null) {
            assertEquals(null, twins.fast().getUpdater().getStateViewArray());
        } else {
            assertAlike(state, twins.fast().getUpdater().getStateViewArray(), "state");
        }
    }

    /** A checkpoint of either goes on in the other. */
    @Test
    void goesOnFromDeeplearning4jsState() {
        Twins twins = twins(builder -> builder.updater(new Adam(1e-2)));
        twins.stock().fit(data(4));
        twins.stock().fit(data(4));
        ComputationGraph fast = twins.fast();
        fast.fit(data(2));
        fast.setParams(twins.stock().params().dup());
        fast.setUpdater(new ComputationGraphUpdater(
                fast, twins.stock().getUpdater().getStateViewArray().dup()));
        fast.getConfiguration().setIterationCount(2);
        twins.assertStepsAreAlike(data(3));
        assertStatesAreAlike(twins);
    }

    @Test
    void leavesWhatWasClosedAlone() {
        Twins twins = twins(builder -> builder.updater(new Adam(1e-2)));
        twins.assertStepsAreAlike(data(3));
        twins.stock().close();
        twins.fast().close();
        DataSet data = data(3);
        Class<? extends Throwable> refusal = refusal(twins.stock(), data);
        assertEquals(refusal, refusal(twins.fast(), data));
    }

    private static Class<? extends Throwable> refusal(ComputationGraph network, DataSet data) {
        return assertThrows(RuntimeException.class, () -> network.fit(data)).getClass();
    }

    @Test
    void tellsListenersInDeeplearning4jsOrder() {
        Twins twins = twins(builder -> builder.updater(new Sgd(0.1)));
        List<String> stock = words(twins.stock());
        List<String> fast = words(twins.fast());
        twins.stock().fit(data(3));
        twins.fast().fit(data(3));
        assertEquals(List.of("forwards", "backwards", "gradient 0", "iteration 0"), stock);
        assertEquals(stock, fast);
    }

    private static List<String> words(ComputationGraph network) {
        List<String> words = new ArrayList<>();
        network.setListeners(new BaseTrainingListener() {
            @Override
            public void onForwardPass(Model model, Map<String, INDArray> activations) {
                words.add("forwards");
            }

            @Override
            public void onBackwardPass(Model model) {
                words.add("backwards");
            }

            @Override
            public void onGradientCalculation(Model model) {
                words.add("gradient " + network.getIterationCount());
            }

            @Override
            public void iterationDone(Model model, int iteration, int epoch) {
                words.add("iteration " + iteration);
            }
        });
        return words;
    }
}
