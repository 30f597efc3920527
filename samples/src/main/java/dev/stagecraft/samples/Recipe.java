/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.training.Trainer;
import dev.stagecraft.runtime.training.WarmUpCosineSchedule;
import dev.stagecraft.samples.network.course.FashionResNet20Network;
import dev.stagecraft.samples.network.course.FashionResNetNetwork;
import dev.stagecraft.samples.network.course.MnistResNet34Network;
import java.util.List;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** A network together with how it is trained. */
enum Recipe {
    /** A small network for pieces of clothing. */
    FASHION(new FashionResNetNetwork(), 2, 64, ClassNames.CLOTHES) {
        /** The rate falls from epoch to epoch, to a tenth behind the last, so that the weights settle. */
        @Override
        IUpdater updater(int images, int epochs) {
            return new Adam(new StepSchedule(ScheduleType.EPOCH, 4e-3, Math.pow(0.1, 1.0 / epochs), 1));
        }
    },

    /** Twenty layers for pieces of clothing, with the learning rate of the ResNet paper at its peak. */
    FASHION20(new FashionResNet20Network(), 8, 128, ClassNames.CLOTHES) {
        @Override
        IUpdater updater(int images, int epochs) {
            int steps = Trainer.steps(images, batchSize(), epochs);
            return new Nesterovs(new WarmUpCosineSchedule(0.1, steps / 5, steps), 0.9);
        }
    },

    /** The 34-layer network for digits. On a CPU it takes hours for the whole of MNIST. */
    MNIST34(new MnistResNet34Network(), 5, 128, ClassNames.DIGITS) {
        @Override
        IUpdater updater(int images, int epochs) {
            return new Adam(1e-4);
        }
    };

    private final NetworkDefinition network;
    private final int epochs;
    private final int batchSize;
    private final List<String> classNames;

    Recipe(NetworkDefinition network, int epochs, int batchSize, List<String> classNames) {
        this.network = network;
        this.epochs = epochs;
        this.batchSize = batchSize;
        this.classNames = classNames;
    }

    /** How the weights change in a training on so many images, each used so often. */
    abstract IUpdater updater(int images, int epochs);

    NetworkDefinition network() {
        return network;
    }

    int epochs() {
        return epochs;
    }

    int batchSize() {
        return batchSize;
    }

    List<String> classNames() {
        return classNames;
    }
}
