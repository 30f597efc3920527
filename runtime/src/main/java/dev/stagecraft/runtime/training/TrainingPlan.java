package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.data.ImageDataset;
import java.util.Optional;

/** What a {@link Trainer} was told. */
record TrainingPlan(
        NetworkDefinition definition,
        NetworkOptions options,
        int epochs,
        int batchSize,
        long seed,
        Optional<ImageDataset> heldOut,
        int checkpointEverySteps,
        TrainingProgress progress) {}
