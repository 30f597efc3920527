/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.data.BatchSource;
import dev.stagecraft.runtime.data.Order;
import dev.stagecraft.runtime.data.Pass;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.engine.EngineExecution;
import dev.stagecraft.runtime.internal.Seeds;
import dev.stagecraft.runtime.recipe.EarlyStopping;
import dev.stagecraft.runtime.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** One call of {@link Trainer#fit}. */
final class TrainingRun {
    private final TrainingPlan plan;
    private final BatchSource training;
    private final Standardization standardization;
    private final ComputationGraph network;
    private final Optional<CheckpointFolder> checkpoints;
    private final Optional<RunRecord> record;
    private final TrainingSettings settings;
    private final Steps steps;
    private final Set<String> skipped = new HashSet<>();
    private TrainingState state = TrainingState.START;

    TrainingRun(
            TrainingPlan plan,
            BatchSource training,
            Standardization standardization,
            StartingPoint.Start start,
            Optional<CheckpointFolder> checkpoints,
            Optional<RunRecord> record) {
        this.plan = plan;
        this.training = training;
        this.standardization = standardization;
        this.network = start.network();
        this.checkpoints = checkpoints;
        this.record = record;
        this.settings = TrainingSettings.of(plan, training, standardization, start.fingerprint());
        this.steps = plan.recipe()
                .<Steps>map(
                        recipe -> new RecipeSteps(network, recipe, training.batches(plan.batchSize()), plan.together()))
                .orElseGet(() -> new Steps.OfNetwork(network, plan.options().updater()));
    }

    /** What decides the result. */
    TrainingSettings settings() {
        return settings;
    }

    /** Goes to the newest checkpoint, if there is one. */
    void resume(CheckpointFolder folder) throws CheckpointException {
        Optional<CheckpointFolder.Found> newest = folder.newest();
        if (newest.isEmpty()) {
            return;
        }
        Checkpoint checkpoint = newest.get().checkpoint();
        Optional<String> difference = checkpoint.differenceTo(settings, network, training.batches(plan.batchSize()));
        if (difference.isPresent()) {
            throw new CheckpointException("The checkpoint " + newest.get().file() + " is of a training with "
                    + difference.get() + ": use the same to resume, or another folder to start from the beginning.");
        }
        TrainingState reached = checkpoint.state();
        if (reached.isBeyond(plan.epochs())) {
            throw new CheckpointException("The checkpoint " + newest.get().file() + " is "
                    + (reached.batches() == 0
                            ? "after epoch " + reached.history().size()
                            : "in epoch " + reached.epoch())
                    + ", but this training has " + plan.epochs()
                    + ": train for more epochs, or use another folder to start from the beginning.");
        }
        checkpoint.restore(network, steps);
        state = reached;
        plan.progress().resumed(newest.get().file(), state.step());
        checkpoint
                .computing()
                .filter(before -> !before.equals(Computing.of(network)))
                .ifPresent(before -> plan.progress()
                        .warned("Until now the training was computed " + before + ", and goes on "
                                + Computing.of(network)
                                + ": its result is not, to the bit, that of a training that was not interrupted."));
    }

    TrainingResult toTheEnd() throws IOException {
        try (TrainingProgress progress = plan.progress()) {
            while (state.epoch() <= plan.epochs() && !Best.isOver(state.history(), earlyStopping())) {
                epoch(progress);
            }
            warnIfNothingWasLearned(progress);
        }
        steps.finish();
        return new TrainingResult(
                network,
                standardization,
                state.history(),
                plan.preprocessing(training, standardization),
                training.classNames());
    }

    private void epoch(TrainingProgress progress) throws IOException {
        int count = training.batches(plan.batchSize());
        int resumedAt = state.batches() * plan.batchSize();
        progress.epochStarted(state.epoch(), plan.epochs(), training.size(), resumedAt);
        Stopwatch watch = new Stopwatch();
        int done = resumedAt;
        // A recipe changes labels, and its steps are taken here.
        boolean mayBePixels = plan.recipe().isEmpty();
        try (BatchFeed batches = BatchFeed.open(network, training, pass(), mayBePixels)) {
            while (state.batches() < count) {
                DataSet batch = watch.waited(batches::next);
                OptionalDouble rate = steps.rate();
                double loss = step(batch, state.batches() + 1 == count);
                done += batch.numExamples();
                progress.stepFinished(figures(done, done - resumedAt, loss, rate, watch));
                if (isCheckpointDue() && state.batches() < count) {
                    save();
                }
            }
        }
        double imagesPerSecond = (done - resumedAt) / watch.seconds();
        double mean = state.lossSum() / done;
        EpochResult result = result(plan.together().map(all -> all.mean(mean)).orElse(mean));
        // Before the checkpoint, behind which this epoch is not done again.
        record.ifPresent(written -> written.epochDone(result, imagesPerSecond));
        network.incrementEpochCount();
        state = state.afterEpoch(result);
        if (earlyStopping().isPresent()
                && Best.isLast(state.history(), earlyStopping().get())) {
            steps.keepBest();
        }
        save();
        tellSkipped(progress);
        progress.epochFinished(result, imagesPerSecond);
    }

    /** Each image that was left out, once. */
    private void tellSkipped(TrainingProgress progress) {
        Stream.concat(training.skipped().stream(), plan.heldOut().stream().flatMap(images -> images.skipped().stream()))
                .filter(skipped::add)
                .forEach(sentence -> progress.warned("Left out: " + sentence));
    }

    /** @param fresh how many images were done since the watch was started */
    private StepFigures figures(int done, int fresh, double loss, OptionalDouble rate, Stopwatch watch) {
        double speed = fresh / watch.seconds();
        long left = (long) (plan.epochs() - state.epoch()) * training.size() + training.size() - done;
        return new StepFigures(
                state.epoch(),
                state.step(),
                done,
                loss,
                state.lossSum() / done,
                rate,
                speed,
                watch.waitingShare(),
                Duration.ofSeconds((long) (left / speed)));
    }

    private Optional<EarlyStopping> earlyStopping() {
        return plan.recipe().flatMap(Recipe::earlyStopping);
    }

    /** Each so many steps, of which a recipe's may be several batches. */
    private boolean isCheckpointDue() {
        int parts = plan.recipe().map(Recipe::parts).orElse(1);
        return steps.isComplete() && state.step() / parts % plan.checkpointEverySteps() == 0;
    }

    private EpochResult result(double loss) throws IOException {
        if (plan.heldOut().isEmpty()) {
            return new EpochResult(state.epoch(), loss, OptionalDouble.empty());
        }
        BatchSource images = plan.heldOut().get();
        EvaluationOptions evaluation = EvaluationOptions.defaults().withBatchSize(plan.batchSize());
        if (record.isEmpty()) {
            ClassificationReport report =
                    steps.withEvaluated(() -> Evaluator.evaluate(network, standardization, images, evaluation));
            return result(loss, ofAll(report));
        }
        MostWrong wrong = new MostWrong(images, standardization, plan.preprocessing(training, standardization));
        ClassificationReport report = ofAll(steps.withEvaluated(
                () -> Evaluator.evaluate(network, standardization, images, evaluation, wrong::count)));
        record.get().evaluated(state.epoch(), report, wrong.found());
        return result(loss, report);
    }

    private ClassificationReport ofAll(ClassificationReport own) {
        return plan.together().map(all -> SharedReport.of(own, all.group())).orElse(own);
    }

    private EpochResult result(double loss, ClassificationReport report) {
        return new EpochResult(state.epoch(), loss, OptionalDouble.of(report.accuracy()), report.top5Accuracy());
    }

    /** The logarithm of the number of classes is the loss of whoever gives each the same probability. */
    private void warnIfNothingWasLearned(TrainingProgress progress) {
        double loss = state.history().get(state.history().size() - 1).loss();
        double guessing = Math.log(training.classes());
        if (loss > guessing) {
            progress.warned(String.format(
                    Locale.ROOT,
                    "The loss is %.2f, and guessing gives %.2f: the network has learned nothing. %s, or look for wrong"
                            + " images or labels.",
                    loss,
                    guessing,
                    plan.options().updater().hasLearningRate()
                            ? "Train for longer, or with a lower learning rate"
                            : "Train for longer"));
        }
    }

    /** The current epoch from the state on. */
    private Pass pass() {
        return new Pass(
                new Order.Shuffled(plan.seedHere(), state.epoch()),
                plan.batchSize(),
                state.batches(),
                plan.options().dataType(),
                standardization);
    }

    /** The mean loss of a batch, from which the network has learned then. */
    private double step(DataSet images, boolean isLast) {
        // What a step draws, for dropout say, follows from its number: a resumed training draws the same.
        Nd4j.getRandom().setSeed(Seeds.of(plan.seedHere(), state.step()));
        double loss = steps.learn(images, isLast);
        if (!Double.isFinite(loss)) {
            throw divergence("The loss is " + loss);
        }
        state = state.afterStep(images.numExamples(), loss);
        // The loss was measured before the update, which may be the one that breaks the weights; and where oneDNN
        // computes, it is a number
        // though weights, gradients or running statistics are none.
        if (!EngineExecution.isFinite(network)) {
            throw divergence("A weight is not finite");
        }
        return loss;
    }

    private void save() throws CheckpointException {
        if (checkpoints.isPresent() && plan.together().map(Together::isFirst).orElse(true)) {
            Path file = checkpoints.get().save(Checkpoint.of(settings, state, network, steps));
            plan.progress().saved(file, state.step());
        }
    }

    private DivergenceException divergence(String fault) {
        String rate = plan.options().updater().hasLearningRate()
                ? " from " + plan.options().updater().getLearningRate(state.step(), state.epoch() - 1)
                : "";
        return new DivergenceException(fault + " after " + state.step() + " steps, in epoch " + state.epoch()
                + ": lower the learning rate" + rate + ", or look for wrong images or labels.");
    }
}
