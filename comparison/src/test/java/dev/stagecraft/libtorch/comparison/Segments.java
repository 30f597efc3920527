/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.comparison;

import dev.stagecraft.program.engine.UpdateSegment;
import dev.stagecraft.program.engine.UpdateSegment.Decay;
import dev.stagecraft.program.engine.UpdateSegment.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** What Deeplearning4j's updater does in a step, parameter by parameter. */
final class Segments {
    private final ComputationGraphUpdater updater;

    Segments(ComputationGraph network) {
        this.updater = network.getUpdater(true);
    }

    /** What it remembers. */
    INDArray state() {
        INDArray state = updater.getStateViewArray();
        return state == null ? Nd4j.zeros(1) : state;
    }

    List<UpdateSegment> of(int iteration, int epoch) {
        List<UpdateSegment> segments = new ArrayList<>();
        long state = 0;
        for (UpdaterBlock block : updater.getUpdaterBlocks()) {
            IUpdater kind = block.getGradientUpdater().getConfig();
            Rule rule = rule(kind, iteration, epoch);
            int states = rule instanceof Rule.Adam ? 2 : rule instanceof Rule.Nesterov ? 1 : 0;
            long length = block.getParamOffsetEnd() - block.getParamOffsetStart();
            for (UpdaterBlock.ParamState parameter : block.getLayersAndVariablesInBlock()) {
                long within = parameter.getParamOffsetStart() - block.getParamOffsetStart();
                long start = state + within;
                segments.add(new UpdateSegment(
                        parameter.getParamOffsetStart(),
                        parameter.getParamOffsetEnd() - parameter.getParamOffsetStart(),
                        parameter.getLayer().updaterDivideByMinibatch(parameter.getParamName()),
                        rule,
                        decay(parameter, kind, iteration, epoch),
                        IntStream.range(0, states)
                                .mapToObj(i -> start + i * length)
                                .toList()));
            }
            state += states * length;
        }
        return segments;
    }

    private static Rule rule(IUpdater updater, int iteration, int epoch) {
        return switch (updater) {
            case Adam adam ->
                new Rule.Adam(
                        adam.getLearningRate(iteration, epoch),
                        adam.getBeta1(),
                        adam.getBeta2(),
                        adam.getEpsilon(),
                        iteration + 1);
            case Nesterovs nesterovs ->
                new Rule.Nesterov(
                        nesterovs.getLearningRate(iteration, epoch), nesterovs.currentMomentum(iteration, epoch));
            case Sgd sgd -> new Rule.Descent(sgd.getLearningRate(iteration, epoch));
            case NoOp none -> new Rule.Given();
            default -> throw new IllegalArgumentException(updater.toString());
        };
    }

    private static Decay decay(UpdaterBlock.ParamState parameter, IUpdater updater, int iteration, int epoch) {
        List<Regularization> regularizations =
                parameter.getLayer().getConfig().getRegularizationByParam(parameter.getParamName());
        double l2 = 0;
        double decoupled = 0;
        for (Regularization regularization : regularizations == null ? List.<Regularization>of() : regularizations) {
            if (regularization instanceof WeightDecay decay) {
                double rate = decay.isApplyLR() ? updater.getLearningRate(iteration, epoch) : 1;
                decoupled += decay.getCoeff().valueAt(iteration, epoch) * rate;
            } else {
                l2 += ((L2Regularization) regularization).getL2().valueAt(iteration, epoch);
            }
        }
        return new Decay(0, l2, decoupled);
    }
}
