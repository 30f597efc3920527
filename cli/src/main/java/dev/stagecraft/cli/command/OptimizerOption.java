/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.schedule.ISchedule;

/** The rule by which gradients change weights. */
enum OptimizerOption {
    /** Kingma and Ba, 2014, arXiv:1412.6980; with a weight decay, that of Loshchilov and Hutter, 2017, arXiv:1711.05101. */
    ADAM(1e-3) {
        @Override
        IUpdater updater(ISchedule rate) {
            return new Adam(rate);
        }
    },

    /** Stochastic gradient descent with Nesterov's momentum of 0.9. */
    SGD(0.1) {
        @Override
        IUpdater updater(ISchedule rate) {
            return new Nesterovs(rate, MOMENTUM);
        }
    };

    private static final double MOMENTUM = 0.9;

    private final double learningRate;

    OptimizerOption(double learningRate) {
        this.learningRate = learningRate;
    }

    /** The learning rate that it has unless told otherwise. */
    double learningRate() {
        return learningRate;
    }

    abstract IUpdater updater(ISchedule rate);
}
