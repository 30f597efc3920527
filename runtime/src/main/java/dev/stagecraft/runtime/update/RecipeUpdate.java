/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.UpdateSegment;
import dev.stagecraft.program.engine.UpdateSegment.Rule;
import dev.stagecraft.runtime.recipe.Optimizer;
import dev.stagecraft.runtime.recipe.Recipe;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The steps of a recipe, over flat arrays: all parameters of a network, their gradients, and what the optimizer keeps of each, one array of that behind the
 * other. One pass changes all; the length of the gradient takes another before it, and an optimizer that goes by the length of tensors one behind it.
 * Sums are added up in an order that the number of threads does not change.
 */
public final class RecipeUpdate {
    private static final int TASK = 1 << 16;
    private static final double CLIPPING_EPSILON = 1e-6;

    private final Recipe recipe;
    private final int parameters;
    private final int stepsPerEpoch;
    private final List<ParameterGroup> learning = new ArrayList<>();
    private final List<ParameterGroup> statistics = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();

    /** A part of a group that learns; places are among all parameters. */
    private record Task(int group, int from, int to) {}

    /** What each piece of a part becomes. */
    @FunctionalInterface
    private interface Work {
        void on(Piece piece, int task);
    }

    /**
     * The steps of a training.
     *
     * @param program the network, whose frozen layers stay as they are
     * @param recipe how it is trained
     * @param stepsPerEpoch how many steps an epoch has
     * @throws IllegalArgumentException if the network has more parameters than arrays can have
     */
    public RecipeUpdate(NetworkProgram program, Recipe recipe, int stepsPerEpoch) {
        this.recipe = recipe;
        this.stepsPerEpoch = stepsPerEpoch;
        int states = states();
        if (program.length() > Integer.MAX_VALUE / Float.BYTES / Math.max(1, states)) {
            throw new IllegalArgumentException("The network has " + program.length()
                    + " parameters, which are more than a recipe's update has room for: train it without a recipe.");
        }
        parameters = (int) program.length();
        for (ParameterGroup group : ParameterGroup.of(program, recipe)) {
            if (group.isStatistic()) {
                statistics.add(group);
                continue;
            }
            for (int from = group.first(); from < group.end(); from += TASK) {
                tasks.add(new Task(learning.size(), from, Math.min(group.end(), from + TASK)));
            }
            learning.add(group);
        }
    }

    /** {@return how many numbers the optimizer keeps} */
    public long stateLength() {
        return (long) states() * parameters;
    }

    private int states() {
        return Direction.states(recipe.update().optimizer());
    }

    /**
     * {@return the learning rate of a step}
     *
     * @param step its number, from 0
     */
    public double rate(int step) {
        return recipe.update().schedule().rate(recipe.update().learningRate(), step, stepsPerEpoch, recipe.epochs());
    }

    /**
     * Brings running statistics up to date, which each batch does by itself.
     *
     * @param values the parameters
     * @param gradients what is taken away from statistics
     */
    public void learnStatistics(FloatBuffer values, FloatBuffer gradients) {
        for (ParameterGroup group : statistics) {
            for (int i = group.first(); i < group.end(); i++) {
                values.put(i, values.get(i) - gradients.get(i));
            }
        }
    }

    /** {@return whether engines take such steps: all but those by the length of tensors} */
    public boolean isKnownToEngines() {
        return !(recipe.update().optimizer() instanceof Optimizer.Lamb);
    }

    /** {@return the length that the gradient of all parameters is cut to, if it is} */
    public OptionalDouble longestGradient() {
        return recipe.update().longestGradient();
    }

    /**
     * {@return a step as engines take it} Running statistics are in it.
     *
     * @param step its number, from 0
     */
    public List<UpdateSegment> segments(int step) {
        List<UpdateSegment> segments = new ArrayList<>();
        for (ParameterGroup group : statistics) {
            segments.add(new UpdateSegment(
                    group.first(), group.length(), false, new Rule.Given(), UpdateSegment.Decay.NONE, List.of()));
        }
        for (ParameterGroup group : learning) {
            segments.add(EngineSteps.of(
                    group, recipe.update().optimizer(), rate(step) * group.rateScale(), step + 1, parameters));
        }
        return segments;
    }

    /**
     * Takes a step. The gradients are overwritten.
     *
     * @param values the parameters
     * @param gradients sums over the images of the step
     * @param states what the optimizer keeps
     * @param images what gradients are divided by
     * @param step its number, from 0
     */
    public void step(FloatBuffer values, FloatBuffer gradients, FloatBuffer states, double images, int step) {
        float scale = (float) scale(gradients, images);
        double rate = rate(step);
        Optimizer optimizer = recipe.update().optimizer();
        Direction direction = Direction.of(optimizer, step + 1);
        boolean isByLength = optimizer instanceof Optimizer.Lamb;
        double[] squares = new double[tasks.size()];
        double[] directionSquares = new double[tasks.size()];
        forEach(
                (piece, task) -> {
                    ParameterGroup group = learning.get(tasks.get(task).group());
                    direction.compute(piece, scale, (float) group.decay());
                    if (isByLength) {
                        squares[task] += sumOfSquares(piece.parameters, piece.length);
                        directionSquares[task] += sumOfSquares(piece.gradients, piece.length);
                    } else {
                        move(piece, (float) (rate * group.rateScale()));
                    }
                },
                values,
                gradients,
                states);
        if (isByLength) {
            double[] factors = factors(squares, directionSquares);
            forEach(
                    (piece, task) -> {
                        int group = tasks.get(task).group();
                        move(piece, (float) (rate * learning.get(group).rateScale() * factors[group]));
                    },
                    values,
                    gradients,
                    FloatBuffer.allocate(0));
        }
    }

    private static void move(Piece piece, float rate) {
        float[] parameters = piece.parameters;
        float[] direction = piece.gradients;
        for (int i = 0; i < piece.length; i++) {
            parameters[i] -= rate * direction[i];
        }
    }

    /** How long each tensor is beside its direction; 1 where it does not decay, or one of them is 0. */
    private double[] factors(double[] squares, double[] directionSquares) {
        double[] ofTensors = new double[learning.size()];
        double[] ofDirections = new double[learning.size()];
        for (int number = 0; number < tasks.size(); number++) {
            ofTensors[tasks.get(number).group()] += squares[number];
            ofDirections[tasks.get(number).group()] += directionSquares[number];
        }
        return IntStream.range(0, learning.size())
                .mapToDouble(
                        group -> learning.get(group).decay() == 0 || ofTensors[group] == 0 || ofDirections[group] == 0
                                ? 1
                                : Math.sqrt(ofTensors[group] / ofDirections[group]))
                .toArray();
    }

    /** What gradients are multiplied by: one over the images, and less where the gradient is too long. */
    private double scale(FloatBuffer gradients, double images) {
        OptionalDouble longest = recipe.update().longestGradient();
        double scale = 1 / images;
        if (longest.isPresent()) {
            double length = length(gradients) * scale;
            scale *= Math.min(1, longest.getAsDouble() / (length + CLIPPING_EPSILON));
        }
        if (recipe.update().optimizer() instanceof Optimizer.Lamb lamb) {
            scale /= Math.max(1, length(gradients) * scale / lamb.longestGradient());
        }
        return scale;
    }

    private double length(FloatBuffer gradients) {
        double[] squares = new double[tasks.size()];
        work().forEach(number -> {
            Task task = tasks.get(number);
            double sum = 0;
            Piece piece = Piece.ofThread();
            for (int from = task.from(); from < task.to(); from += Piece.LENGTH) {
                int length = Math.min(Piece.LENGTH, task.to() - from);
                Piece.read(gradients, from, piece.gradients, length);
                sum += sumOfSquares(piece.gradients, length);
            }
            squares[number] = sum;
        });
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return Math.sqrt(sum);
    }

    private static double sumOfSquares(float[] values, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (double) values[i] * values[i];
        }
        return sum;
    }

    private IntStream work() {
        IntStream all = IntStream.range(0, tasks.size());
        return parameters > TASK ? all.parallel() : all;
    }

    private void forEach(Work work, FloatBuffer values, FloatBuffer gradients, FloatBuffer states) {
        int kept = states.capacity() == 0 ? 0 : states();
        work().forEach(number -> {
            Task task = tasks.get(number);
            Piece piece = Piece.ofThread();
            for (int from = task.from(); from < task.to(); from += Piece.LENGTH) {
                piece.length = Math.min(Piece.LENGTH, task.to() - from);
                Piece.read(values, from, piece.parameters, piece.length);
                Piece.read(gradients, from, piece.gradients, piece.length);
                for (int state = 0; state < kept; state++) {
                    Piece.read(states, state * parameters + from, piece.states[state], piece.length);
                }
                work.on(piece, number);
                for (int state = 0; state < kept; state++) {
                    Piece.write(states, state * parameters + from, piece.states[state], piece.length);
                }
                Piece.write(gradients, from, piece.gradients, piece.length);
                Piece.write(values, from, piece.parameters, piece.length);
            }
        });
    }
}
