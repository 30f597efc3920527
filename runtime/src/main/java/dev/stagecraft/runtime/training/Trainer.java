/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.data.BatchSource;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.engine.EngineExecution;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Trains a network to classify images.
 *
 * <pre>{@code
 * Trainer trainer = Trainer.of(new MnistResNet50Network(), NetworkOptions.defaults())
 *         .epochs(5)
 *         .batchSize(128)
 *         .heldOut(mnist.test())
 *         .checkpoints(Path.of("checkpoints"), 200);
 * try (TrainingResult result = trainer.fit(mnist.training())) {
 *     result.save(Path.of("model.zip"));
 * }
 * }</pre>
 *
 * <p>It is the one builder of a run: what is passed elsewhere as a record of options is set here step by step, since a run has a dozen settings, of which
 * some follow from others. A network is given by its definition. It starts from the weights of the network's {@code @PretrainedWeights}, if it has them,
 * and from fresh ones otherwise; {@link #startingFrom} has it start from a file of weights or a saved model, {@link #startingFresh} from fresh ones, and
 * {@link #checkpoints(Path)} go on from the newest checkpoint.
 *
 * <p>The result follows from the network, its options, the weights that it starts from, the seed, the batch size and the images alone. A training with
 * checkpoints that was killed goes on from the newest when it is started again, and its result is, bit for bit, that of a
 * training that was not killed, on the same machine with the same number of threads.
 */
public final class Trainer {
    private final NetworkDefinition definition;
    private final NetworkOptions options;
    private StartingPoint start = new StartingPoint.Declared();
    private int epochs = 1;
    private int batchSize = 32;
    private long seed = 42;
    private Optional<Recipe> recipe = Optional.empty();
    private Optional<BatchSource> heldOut = Optional.empty();
    private Optional<Standardization> standardization = Optional.empty();
    private Optional<Path> checkpoints = Optional.empty();
    private int checkpointEverySteps = Integer.MAX_VALUE;
    private Optional<Together> together = Optional.empty();
    private TrainingProgress progress = TrainingProgress.console();

    private Trainer(NetworkDefinition definition, NetworkOptions options) {
        this.definition = Objects.requireNonNull(definition, "definition");
        this.options = Objects.requireNonNull(options, "options");
    }

    /**
     * {@return a trainer of this network with {@linkplain NetworkOptions#defaults() default options}}
     *
     * @param definition the network
     * @throws IllegalArgumentException if it is a backbone, which tells no classes apart
     */
    public static Trainer of(NetworkDefinition definition) {
        return of(definition, NetworkOptions.defaults());
    }

    /**
     * {@return a trainer of this network}
     *
     * @param definition the network
     * @param options what else its configuration takes
     * @throws IllegalArgumentException if it is a backbone, which tells no classes apart
     */
    public static Trainer of(NetworkDefinition definition, NetworkOptions options) {
        requireHead(definition);
        return new Trainer(definition, options);
    }

    private static void requireHead(NetworkDefinition definition) {
        if (definition.isBackbone()) {
            throw new IllegalArgumentException(definition.name()
                    + " is a backbone, which tells no classes apart: train a network with a @Head, or put a head of yours behind"
                    + " builder(options).");
        }
    }

    /**
     * {@return how many steps a training takes, which the schedule of a learning rate has to know} An epoch ends in a smaller step where the
     * batch size does not divide the images; one image that is left over joins the step before it.
     *
     * @param images how many train
     * @param batchSize how many images make a step
     * @param epochs how often every image is used
     */
    public static int steps(int images, int batchSize, int epochs) {
        int perEpoch = BatchSource.batches(requirePositive("images", images), requirePositive("batchSize", batchSize));
        return Math.multiplyExact(perEpoch, requirePositive("epochs", epochs));
    }

    /**
     * Starts from the weights of a file. A head of another number of classes starts from fresh ones: so a network that has seen many images
     * learns to tell yours apart.
     *
     * @param file what {@link dev.stagecraft.runtime.weights.Weights#load} takes, or a saved model
     * @return this trainer
     */
    public Trainer startingFrom(Path file) {
        this.start = new StartingPoint.Stored(file);
        return this;
    }

    /**
     * Starts from fresh weights, also where the network has {@code @PretrainedWeights}.
     *
     * @return this trainer
     */
    public Trainer startingFresh() {
        this.start = new StartingPoint.Fresh();
        return this;
    }

    /**
     * Trains by a recipe: its epochs, batches, loss and update take the place of this trainer's, and its optimizer that of the updater of the network's
     * options, which is not used then. What is set behind it, {@link #epochs} say, changes the recipe.
     *
     * @param recipe how the network is trained
     * @return this trainer
     */
    public Trainer recipe(Recipe recipe) {
        this.recipe = Optional.of(recipe);
        this.epochs = recipe.epochs();
        this.batchSize = recipe.batchSize();
        return this;
    }

    /**
     * Sets how often every training image is used; 1 unless set.
     *
     * @param epochs 1 or more
     * @return this trainer
     */
    public Trainer epochs(int epochs) {
        this.epochs = requirePositive("epochs", epochs);
        return this;
    }

    /**
     * Sets how many images make a step; 32 unless set. Batch normalization needs several.
     *
     * @param batchSize 1 or more
     * @return this trainer
     */
    public Trainer batchSize(int batchSize) {
        this.batchSize = requirePositive("batchSize", batchSize);
        return this;
    }

    /**
     * Sets what the order of the images and the choices of dropout are drawn from; 42 unless set.
     *
     * @param seed any number
     * @return this trainer
     */
    public Trainer seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Classifies these images after each epoch; none unless set.
     *
     * @param images those held out
     * @return this trainer
     */
    public Trainer heldOut(BatchSource images) {
        this.heldOut = Optional.of(images);
        return this;
    }

    /**
     * Sets what all images are scaled by; unless set, what the network declares with its preprocessing, or else that of the training
     * images.
     *
     * @param standardization of as many channels as the images
     * @return this trainer
     */
    public Trainer standardization(Standardization standardization) {
        this.standardization = Optional.of(standardization);
        return this;
    }

    /**
     * Keeps a checkpoint in a folder after each epoch, and resumes from the newest that is there; none unless set.
     *
     * @param folder made if it is missing
     * @return this trainer
     */
    public Trainer checkpoints(Path folder) {
        return checkpoints(folder, Integer.MAX_VALUE);
    }

    /**
     * Keeps a checkpoint in a folder after each epoch and each so many steps, and resumes from the newest there.
     *
     * @param folder made if it is missing
     * @param everySteps 1 or more
     * @return this trainer
     */
    public Trainer checkpoints(Path folder, int everySteps) {
        this.checkpoints = Optional.of(folder);
        this.checkpointEverySteps = requirePositive("everySteps", everySteps);
        return this;
    }

    /**
     * Trains together with other processes, each of which has as many images of its own. The recipe's batch is that of all of them: each computes its
     * share, and normalizes that by itself. Held-out images are those of all of them as well: each classifies its own.
     *
     * @param group the processes
     * @param everySteps 1, and gradients are added up in each step, as if one process took it; or more, and each process takes so many steps by
     *     itself before weights, and what the optimizer remembers, are averaged (Lin et al., arXiv:1808.07217; Yu et al., arXiv:1905.03817)
     * @return this trainer
     */
    public Trainer together(TrainingGroup group, int everySteps) {
        this.together = Optional.of(new Together(group, requirePositive("everySteps", everySteps)));
        return this;
    }

    /**
     * Sets where progress is shown; {@link TrainingProgress#console()} unless set.
     *
     * @param progress told of each step and epoch
     * @return this trainer
     */
    public Trainer progress(TrainingProgress progress) {
        this.progress = Objects.requireNonNull(progress, "progress");
        return this;
    }

    /**
     * {@return how an image that is not augmented becomes the network's input} As the network declares; or else as the recipe says, or the
     * largest centred part of it. Mean and deviation are those of no training.
     *
     * @throws IllegalArgumentException if the input has neither 1 channel nor 3
     */
    public Preprocessing preprocessing() {
        return RecipeImages.preprocessing(definition, recipe)
                .orElseThrow(() -> new IllegalArgumentException(definition.name() + " takes "
                        + definition.summary().input() + ": images have 1 channel or 3, so make its input yourself."));
    }

    /**
     * Trains, or resumes and trains to the end. Where a recipe augments images and these are not augmented by themselves, they are from here
     * on.
     *
     * @param training the images to learn from
     * @return the trained network, to be closed
     * @throws IllegalArgumentException if the network does not take such images, declares that they are made otherwise, or tells another number of
     *     classes apart, if the held-out
     *     images were made otherwise or have classes of other names than the training images, or if the images cannot be augmented as the recipe says
     * @throws CheckpointException if a checkpoint cannot be saved, is damaged, or is of a training with other settings
     * @throws IOException if the weights to start from are missing, damaged or not those of this network, or an image cannot be read
     * @throws DivergenceException if the loss or a weight is no finite number any more
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if ND4J chose a device that it cannot run on
     */
    public TrainingResult fit(BatchSource training) throws IOException {
        DatasetRule.require(definition.summary(), "training", training);
        DatasetRule.requireDeclared(definition, "training", training);
        heldOut.ifPresent(images -> {
            DatasetRule.require(definition.summary(), "held-out", images);
            DatasetRule.requireDeclared(definition, "held-out", images);
            DatasetRule.requireMadeAlike(training, images);
            DatasetRule.requireSameClasses(training, images);
        });
        Optional<Recipe> chosen = chosenRecipe();
        BatchSource augmented = chosen.map(found -> RecipeImages.augmented(found, definition, training))
                .orElse(training);
        StartingPoint.Start from = start.start(definition, options);
        ComputationGraph network = from.network();
        progress.started(
                Backend.current(), Execution.of(network), Precision.of(network), EngineExecution.description(network));
        from.loaded().ifPresent(progress::startedFrom);
        List<String> warnings = warnings(training);
        warnings.forEach(progress::warned);
        TrainingPlan plan = new TrainingPlan(
                definition,
                options,
                epochs,
                chosen.map(Recipe::partSize).orElse(batchSize),
                seed,
                chosen,
                heldOut,
                checkpointEverySteps,
                together,
                progress);
        Optional<Standardization> declared =
                standardization.or(() -> definition.preprocessing().map(Standardization::of));
        Standardization scale = declared.isPresent() ? declared.get() : training.standardization();
        if (checkpoints.isEmpty()) {
            return new TrainingRun(plan, augmented, scale, from, Optional.empty(), Optional.empty()).toTheEnd();
        }
        try (CheckpointFolder folder = CheckpointFolder.open(checkpoints.get())) {
            RunRecord record = new RunRecord(checkpoints.get(), progress::warned);
            record.began(definition.summary());
            warnings.forEach(record::warned);
            TrainingPlan recorded = plan.withProgress(new SeveralProgress(List.of(progress, record)));
            TrainingRun run =
                    new TrainingRun(recorded, augmented, scale, from, Optional.of(folder), Optional.of(record));
            run.resume(folder);
            SettingsFile.write(checkpoints.get(), plan, run.settings(), from.network());
            return run.toTheEnd();
        }
    }

    /** What was found about the images; what is said of both, as of two parts of one folder, once. */
    private List<String> warnings(BatchSource training) {
        return Stream.concat(Stream.of(training), heldOut.stream())
                .flatMap(images -> images.warnings().stream())
                .distinct()
                .toList();
    }

    /** The recipe with what was set behind it. */
    private Optional<Recipe> chosenRecipe() {
        if (recipe.isEmpty()) {
            together.ifPresent(Together::requireRecipe);
            return recipe;
        }
        Recipe whole = recipe.get()
                .withEpochs(epochs)
                .withBatchSize(batchSize, recipe.get().parts());
        Recipe chosen = together.map(all -> all.share(whole)).orElse(whole);
        if (options.weightDecay() > 0) {
            throw new IllegalArgumentException("The network's options have a weight decay of " + options.weightDecay()
                    + ", and the recipe " + chosen.name() + " has one of its own: leave that of the options at 0.");
        }
        if (chosen.earlyStopping().isPresent() && heldOut.isEmpty()) {
            throw new IllegalArgumentException("The recipe " + chosen.name()
                    + " stops early by the accuracy on held-out images, and there are none: give some, or leave"
                    + " earlyStopping out.");
        }
        return Optional.of(chosen);
    }

    private static int requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be 1 or more.");
        }
        return value;
    }
}
