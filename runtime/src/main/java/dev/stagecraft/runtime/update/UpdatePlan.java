/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import dev.stagecraft.program.engine.UpdateSegment;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.optimize.api.ConvexOptimizer;
import org.deeplearning4j.optimize.solvers.StochasticGradientDescent;
import org.deeplearning4j.optimize.stepfunctions.NegativeGradientStepFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How a step changes a network's parameters: what Deeplearning4j does in a pass for the division by the batch, for each updater, for each
 * decay and for the subtraction, in one. It works in the arrays of the network and of its updater, which are saved as ever.
 */
public final class UpdatePlan {
    /** So many parameters are a task of their own where several threads share the work. */
    private static final int TASK = 1 << 16;

    /** With fewer parameters, to wake other threads takes longer than to do their part. */
    private static final int FEW = 1 << 20;

    /** Buffers are addressed by bytes, in an int, and what a rule keeps of all parameters may lie in one. */
    private static final long MOST = Integer.MAX_VALUE / Float.BYTES / UpdateRule.MOST_STATES;

    private final ComputationGraphUpdater updater;
    private final INDArray parameters;
    private final INDArray gradients;
    private final List<Segment> segments;
    private final FloatBuffer allParameters;
    private final FloatBuffer allGradients;
    private final FloatBuffer allStates;
    private final List<Task> tasks = new ArrayList<>();

    /** A part of a segment. */
    private record Task(int segment, int from, int to) {}

    private UpdatePlan(ComputationGraph network, ComputationGraphUpdater updater, List<Segment> segments) {
        this.updater = updater;
        this.parameters = network.params();
        this.gradients = network.getFlattenedGradients();
        this.segments = segments;
        allParameters = FlatValues.of(parameters);
        allGradients = FlatValues.of(gradients);
        INDArray state = updater.getStateViewArray();
        allStates = state == null ? FloatBuffer.allocate(0) : FlatValues.of(state);
        for (int segment = 0; segment < segments.size(); segment++) {
            int length = segments.get(segment).length();
            for (int from = 0; from < length; from += TASK) {
                tasks.add(new Task(segment, from, Math.min(length, from + TASK)));
            }
        }
    }

    /** Empty where Deeplearning4j does something that is not known here. */
    static Optional<UpdatePlan> of(ComputationGraph network, ComputationGraphUpdater updater) {
        return segments(network, updater).map(segments -> new UpdatePlan(network, updater, segments));
    }

    private static Optional<List<Segment>> segments(ComputationGraph network, ComputationGraphUpdater updater) {
        boolean isKnown = network.getConfiguration().getDataType() == DataType.FLOAT
                && network.numParams() <= MOST
                && updater.getUpdaterBlocks().stream().allMatch(UpdatePlan::isKnown);
        if (!isKnown) {
            return Optional.empty();
        }
        boolean isOfBatches = network.conf().isMiniBatch();
        List<Segment> segments = new ArrayList<>();
        for (UpdaterBlock block : updater.getUpdaterBlocks()) {
            addSegments(block, isOfBatches, segments);
        }
        return Optional.of(segments);
    }

    /**
     * {@return how one step changes a network's parameters, for whoever has them on a device} Empty where Deeplearning4j does something that is not known
     * here.
     *
     * @param network which has been initialized
     * @param updater of the network
     * @param iteration the number of the step
     * @param epoch the number of the epoch
     */
    public static Optional<List<UpdateSegment>> segments(
            ComputationGraph network, ComputationGraphUpdater updater, int iteration, int epoch) {
        return segments(network, updater)
                .map(segments -> segments.stream()
                        .map(segment -> DeviceSteps.of(segment, iteration, epoch))
                        .toList());
    }

    /**
     * {@return whether an optimizer follows the gradient, and does nothing else}
     *
     * @param optimizer of a network
     */
    public static boolean isPlainDescent(ConvexOptimizer optimizer) {
        return optimizer.getClass() == StochasticGradientDescent.class
                && optimizer.getGradientsAccumulator() == null
                && optimizer.getStepFunction().getClass() == NegativeGradientStepFunction.class;
    }

    private static boolean isKnown(UpdaterBlock block) {
        return !block.isPretrainUpdaterBlock()
                && UpdateRule.of(updater(block)).isPresent()
                && block.getLayersAndVariablesInBlock().stream().allMatch(UpdatePlan::isKnown);
    }

    private static boolean isKnown(UpdaterBlock.ParamState parameter) {
        TrainingConfig layer = parameter.getLayer().getConfig();
        GradientNormalization clipping = layer.getGradientNormalization();
        return (clipping == null || clipping == GradientNormalization.None)
                && Decay.of(layer.getRegularizationByParam(parameter.getParamName()))
                        .isPresent();
    }

    private static IUpdater updater(UpdaterBlock block) {
        return block.getGradientUpdater().getConfig();
    }

    /** One for each stretch of a block whose parameters are alike. */
    private static void addSegments(UpdaterBlock block, boolean isOfBatches, List<Segment> segments) {
        UpdateRule rule = UpdateRule.of(updater(block)).orElseThrow();
        List<UpdaterBlock.ParamState> parameters = block.getLayersAndVariablesInBlock();
        int start = 0;
        for (int i = 1; i <= parameters.size(); i++) {
            UpdaterBlock.ParamState first = parameters.get(start);
            if (i < parameters.size() && areAlike(first, parameters.get(i))) {
                continue;
            }
            int length = parameters.get(i - 1).getParamOffsetEnd() - first.getParamOffsetStart();
            if (length > 0) {
                segments.add(new Segment(
                        first.getParamOffsetStart(),
                        length,
                        isOfBatches && isDivided(first),
                        updater(block),
                        rule,
                        decay(first),
                        states(block, rule, first.getParamOffsetStart() - block.getParamOffsetStart())));
            }
            start = i;
        }
    }

    private static boolean areAlike(UpdaterBlock.ParamState one, UpdaterBlock.ParamState other) {
        return isDivided(one) == isDivided(other) && decay(one).equals(decay(other));
    }

    private static boolean isDivided(UpdaterBlock.ParamState parameter) {
        return parameter.getLayer().updaterDivideByMinibatch(parameter.getParamName());
    }

    private static Decay decay(UpdaterBlock.ParamState parameter) {
        return Decay.of(parameter.getLayer().getConfig().getRegularizationByParam(parameter.getParamName()))
                .orElseThrow();
    }

    /** A block keeps the first number of all its parameters, and then the second of all. */
    private static List<Integer> states(UpdaterBlock block, UpdateRule rule, int first) {
        int length = block.getParamOffsetEnd() - block.getParamOffsetStart();
        return IntStream.range(0, rule.states())
                .mapToObj(state -> block.getUpdaterViewOffsetStart() + state * length + first)
                .toList();
    }

    /** Whether the plan is one for these arrays: Deeplearning4j may have given the network others. */
    boolean isOf(ComputationGraph network, ComputationGraphUpdater updater) {
        return updater == this.updater
                && network.params() == parameters
                && network.getFlattenedGradients() == gradients;
    }

    /**
     * Takes a step, and leaves in the gradients what was taken away from the parameters.
     *
     * @param batch how many images the gradients are sums over
     */
    void apply(int batch, int iteration, int epoch) {
        List<StepOfSegment> steps = segments.stream()
                .map(segment -> StepOfSegment.of(segment, batch, iteration, epoch))
                .toList();
        IntStream all = IntStream.range(0, tasks.size());
        (parameters.length() > FEW ? all.parallel() : all).forEach(number -> {
            Task task = tasks.get(number);
            steps.get(task.segment()).apply(allParameters, allGradients, allStates, task.from(), task.to());
        });
    }
}
