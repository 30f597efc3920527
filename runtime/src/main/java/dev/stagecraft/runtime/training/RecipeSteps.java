/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.runtime.engine.EngineExecution;
import dev.stagecraft.runtime.reader.GraphReader;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.runtime.recipe.WeightAverage;
import dev.stagecraft.runtime.update.Averaging;
import dev.stagecraft.runtime.update.FlatValues;
import dev.stagecraft.runtime.update.LossGradient;
import dev.stagecraft.runtime.update.RecipeUpdate;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Steps by a recipe, on parameters and gradients of the network whoever computes these. A step is taken when all of its parts have been computed, or the
 * epoch ends; running statistics follow each part.
 */
final class RecipeSteps implements Steps {
    static final String OPTIMIZER = "stagecraft.optimizer.bin";
    static final String AVERAGE = "stagecraft.average.bin";
    static final String BEST = "stagecraft.best.bin";

    private final ComputationGraph network;
    private final Recipe recipe;
    private final int stepsPerEpoch;
    private final LossGradient gradient;
    private final RecipeUpdate update;
    private final Averaging averaging;
    private final Map<String, INDArray> arrays = new LinkedHashMap<>();
    private final Optional<INDArray> sums;
    private final Sharing sharing;
    private final boolean isOnDevice;
    private boolean isShared = true;
    private int step;
    private int parts;
    private long images;

    /**
     * @param partsPerEpoch how many batches an epoch has, of which some make a step
     * @param together with whom the network is trained
     */
    RecipeSteps(ComputationGraph network, Recipe recipe, int partsPerEpoch, Optional<Together> together) {
        this.network = network;
        this.recipe = recipe;
        this.stepsPerEpoch = (partsPerEpoch + recipe.parts() - 1) / recipe.parts();
        RecipeNetwork.require(network);
        RecipeNetwork.freeze(network, recipe.fineTuning().frozen());
        NetworkProgram program = GraphReader.read(network);
        gradient = new LossGradient(network, recipe.loss());
        update = new RecipeUpdate(program, recipe, stepsPerEpoch);
        averaging = new Averaging(program);
        sharing = together.map(others -> others.sharing(program, recipe)).orElseGet(Sharing.Alone::new);
        sums = recipe.parts() == 1 ? Optional.empty() : Optional.of(FlatValues.zeros(program.length()));
        isOnDevice = EngineExecution.computes(network)
                && update.isKnownToEngines()
                && recipe.parts() == 1
                && recipe.average().isEmpty()
                && together.isEmpty();
        if (update.stateLength() > 0) {
            arrays.put(OPTIMIZER, FlatValues.zeros(update.stateLength()));
        }
        recipe.average()
                .ifPresent(average -> arrays.put(AVERAGE, network.params().dup()));
    }

    @Override
    public double learn(DataSet batch, boolean isLast) {
        if (isOnDevice) {
            return learnThere(batch);
        }
        double loss = gradient.compute(batch);
        if (!Double.isFinite(loss)) {
            return loss;
        }
        FloatBuffer values = FlatValues.of(network.params());
        FloatBuffer gradients = FlatValues.of(network.getFlattenedGradients());
        update.learnStatistics(values, gradients);
        images += batch.numExamples();
        parts++;
        sums.ifPresent(all -> FlatValues.add(FlatValues.of(all), gradients));
        if (parts == recipe.parts() || isLast) {
            step(values, sums.map(FlatValues::of).orElse(gradients), isLast);
        }
        return loss;
    }

    /** Neither parameters nor gradients leave the device. */
    private double learnThere(DataSet batch) {
        double loss = gradient.compute(batch, () -> EngineExecution.computeScore(network));
        if (!Double.isFinite(loss)) {
            return loss;
        }
        EngineExecution.update(
                network,
                Optional.ofNullable(arrays.get(OPTIMIZER)),
                update.segments(step),
                batch.numExamples(),
                update.longestGradient());
        step++;
        BaseOptimizer.incrementIterationCount(network, 1);
        return loss;
    }

    private void step(FloatBuffer values, FloatBuffer gradients, boolean isLast) {
        long together = sharing.beforeStep(values, gradients, images);
        INDArray kept = arrays.get(OPTIMIZER);
        update.step(values, gradients, kept == null ? FloatBuffer.allocate(0) : FlatValues.of(kept), together, step);
        step++;
        parts = 0;
        images = 0;
        sums.ifPresent(all -> all.assign(0));
        recipe.average().ifPresent(average -> average(average, values));
        isShared = sharing.afterStep(
                values, arrays.values().stream().map(FlatValues::of).toList(), step, isLast);
        BaseOptimizer.incrementIterationCount(network, 1);
    }

    private void average(WeightAverage average, FloatBuffer values) {
        if (step % average.everySteps() == 0) {
            averaging.update(FlatValues.of(arrays.get(AVERAGE)), values, average.decay(step / average.everySteps()));
        }
    }

    @Override
    public boolean isComplete() {
        return parts == 0 && isShared;
    }

    @Override
    public Map<String, INDArray> arrays() {
        if (isOnDevice) {
            // Brings what the device remembers here too.
            network.params();
        }
        return arrays;
    }

    @Override
    public Optional<INDArray> updaterState() {
        return Optional.empty();
    }

    @Override
    public void restore(Map<String, INDArray> stored, TrainingState state) {
        stored.forEach((name, values) -> {
            if (name.equals(BEST)) {
                arrays.put(BEST, values);
            } else if (arrays.containsKey(name)) {
                arrays.get(name).assign(values);
            }
        });
        step = state.history().size() * stepsPerEpoch + state.batches() / recipe.parts();
        BaseOptimizer.incrementIterationCount(network, step - network.getIterationCount());
    }

    @Override
    public OptionalDouble rate() {
        return OptionalDouble.of(update.rate(step));
    }

    @Override
    public <T> T withEvaluated(Work<T> work) throws IOException {
        exchangeWithAverage();
        try {
            return work.done();
        } finally {
            exchangeWithAverage();
        }
    }

    private void exchangeWithAverage() {
        INDArray average = arrays.get(AVERAGE);
        if (average != null) {
            FlatValues.exchange(FlatValues.of(network.params()), FlatValues.of(average));
        }
    }

    @Override
    public void keepBest() {
        INDArray evaluated = arrays.getOrDefault(AVERAGE, network.params());
        INDArray best = arrays.computeIfAbsent(BEST, name -> FlatValues.zeros(evaluated.length()));
        best.assign(evaluated.reshape(best.shape()));
    }

    @Override
    public void finish() {
        INDArray result = arrays.getOrDefault(BEST, arrays.get(AVERAGE));
        if (result != null) {
            network.setParams(result.reshape(network.params().shape()));
        }
    }
}
