/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.runtime.training.Trainer;
import dev.stagecraft.samples.network.course.FashionResNet20Network;
import dev.stagecraft.samples.network.course.FashionResNetNetwork;
import dev.stagecraft.samples.network.course.MnistResNet34Network;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** A network together with how it is trained. */
enum Demonstration {
    /** A small network for pieces of clothing. */
    FASHION(new FashionResNetNetwork(), 64, SampleClassNames.CLOTHES) {
        /** The rate falls from epoch to epoch, to a tenth behind the last, so that the weights settle. */
        @Override
        Trainer trainer(Optional<Integer> epochs, NetworkOptions options) {
            int rounds = epochs.orElse(2);
            return trainer(
                    rounds,
                    options.withUpdater(
                            new Adam(new StepSchedule(ScheduleType.EPOCH, 4e-3, Math.pow(0.1, 1.0 / rounds), 1))));
        }
    },

    /** Twenty layers for pieces of clothing, by a recipe that augments the images. */
    FASHION20(new FashionResNet20Network(), Recipe.FASHION20.batchSize(), SampleClassNames.CLOTHES) {
        @Override
        Trainer trainer(Optional<Integer> epochs, NetworkOptions options) {
            return Trainer.of(network(), options)
                    .recipe(epochs.map(Recipe.FASHION20::withEpochs).orElse(Recipe.FASHION20));
        }
    },

    /** The 34-layer network for digits. On a CPU it takes hours for the whole of MNIST. */
    MNIST34(new MnistResNet34Network(), 128, SampleClassNames.DIGITS) {
        @Override
        Trainer trainer(Optional<Integer> epochs, NetworkOptions options) {
            IUpdater adam = new Adam(1e-4);
            return trainer(epochs.orElse(5), options.withUpdater(adam));
        }
    };

    private final NetworkDefinition network;
    private final int batchSize;
    private final List<String> classNames;

    Demonstration(NetworkDefinition network, int batchSize, List<String> classNames) {
        this.network = network;
        this.batchSize = batchSize;
        this.classNames = classNames;
    }

    /** How the network learns, from images that are each used so often, or as often as is meant for it. */
    abstract Trainer trainer(Optional<Integer> epochs, NetworkOptions options);

    Trainer trainer(int epochs, NetworkOptions options) {
        return Trainer.of(network, options).epochs(epochs).batchSize(batchSize);
    }

    NetworkDefinition network() {
        return network;
    }

    int batchSize() {
        return batchSize;
    }

    List<String> classNames() {
        return classNames;
    }
}
