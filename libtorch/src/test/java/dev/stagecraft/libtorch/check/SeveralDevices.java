/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Function;
import dev.stagecraft.program.Geometry.Padding;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.PoolReduction;
import dev.stagecraft.program.engine.EngineNetwork;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import dev.stagecraft.program.engine.NativeFloats;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Holds steps of several devices against those of the first of them alone, on which each device's part of a batch is computed by itself, and gradients are
 * added up and steps taken in 64 bits by Java.
 */
public final class SeveralDevices {
    private static final NetworkProgram NETWORK = network();
    private static final int SIDE = 16;
    private static final int CLASSES = 5;
    /** Those of {@link Training}. */
    private static final double RATE = 0.05;

    private static final double MOMENTUM = 0.9;

    private SeveralDevices() {}

    /**
     * How far apart they are.
     *
     * @param loss the largest difference of an image's mean loss
     * @param parameters the largest difference of two parameters after the last step
     */
    public record Outcome(double loss, double parameters) {}

    /** {@return a small residual network with normalizations} */
    public static NetworkProgram network() {
        ProgramWriter program = new ProgramWriter(3);
        int maps = program.batchNormalization("bn1", program.convolution("conv1", 0, 8, 3, 1, 1, Padding.GIVEN));
        maps = program.activation("relu1", maps, new Function.Relu());
        int branch = program.batchNormalization("bn2", program.convolution("conv2", maps, 8, 3, 1, 1, Padding.GIVEN));
        maps = program.activation("relu2", program.sum("add", branch, maps), new Function.Relu());
        return program.classifier(program.globalPool("pool", maps, PoolReduction.MEAN, Extent.VECTOR), CLASSES);
    }

    /**
     * {@return how far they are apart}
     *
     * @param devices with commas between them
     * @param images of a batch
     * @param steps how many
     */
    public static Outcome compare(String devices, int images, int steps) {
        int count = devices.split(",").length;
        double apart = 0;
        try (Training together = new Training(NETWORK, devices, Arithmetic.FLOAT32);
                Training alone = new Training(NETWORK, first(devices), Arithmetic.FLOAT32)) {
            double[] expected = wide(parameters(alone.network()));
            double[] velocity = new double[expected.length];
            for (int step = 0; step < steps; step++) {
                Training.Batch batch = together.batch(images, SIDE, CLASSES, step);
                double loss = step(alone.network(), batch, count, expected, velocity);
                apart = Math.max(apart, Math.abs(loss - together.step(step, batch)));
            }
            return new Outcome(apart, apart(expected, parameters(together.network())));
        }
    }

    /**
     * {@return the largest difference of two gradients of a batch}
     *
     * @param devices with commas between them
     * @param images of the batch
     */
    public static double gradients(String devices, int images) {
        int count = devices.split(",").length;
        try (Training together = new Training(NETWORK, devices, Arithmetic.FLOAT32);
                Training alone = new Training(NETWORK, first(devices), Arithmetic.FLOAT32)) {
            Training.Batch batch = together.batch(images, SIDE, CLASSES, 1);
            double[] expected = new double[(int) NETWORK.length()];
            sum(alone.network(), batch, count, expected);
            together.network().loss(0, batch.images(), batch.labels(), batch.shape());
            return apart(expected, copied(together.network()::gradients));
        }
    }

    /**
     * {@return the parameters after some steps}
     *
     * @param devices with commas between them
     * @param images of a batch
     * @param steps how many
     */
    public static float[] trained(String devices, int images, int steps) {
        try (Training training = new Training(NETWORK, devices, Arithmetic.FLOAT32)) {
            for (int step = 0; step < steps; step++) {
                training.step(step, training.batch(images, SIDE, CLASSES, step));
            }
            return parameters(training.network());
        }
    }

    /**
     * {@return the parameters as they are}
     *
     * @param network that of {@link #network}
     */
    public static float[] parameters(EngineNetwork network) {
        return copied(network::store);
    }

    private static String first(String devices) {
        return devices.split(",")[0];
    }

    /** A step with Nesterov's momentum, in 64 bits. */
    private static double step(
            EngineNetwork network, Training.Batch batch, int devices, double[] parameters, double[] velocity) {
        load(network, parameters);
        double[] gradients = new double[parameters.length];
        double loss = sum(network, batch, devices, gradients);
        long images = batch.shape()[0];
        for (ParameterTensor tensor : NETWORK.tensors()) {
            for (int i = (int) tensor.offset(); i < tensor.end(); i++) {
                if (isStatistic(tensor)) {
                    parameters[i] -= gradients[i];
                    continue;
                }
                double before = velocity[i];
                velocity[i] = MOMENTUM * before - RATE * gradients[i] / images;
                parameters[i] += (1 + MOMENTUM) * velocity[i] - MOMENTUM * before;
            }
        }
        return loss / images;
    }

    /** Gradients of each part of a batch added up, but of running statistics their mean; the sum of losses. */
    private static double sum(EngineNetwork network, Training.Batch batch, int devices, double[] gradients) {
        long images = batch.shape()[0];
        long busy = Math.min(images, devices);
        double loss = 0;
        long first = 0;
        for (int device = 0; device < busy; device++) {
            long count = images / devices + (device < images % devices ? 1 : 0);
            long[] shape = batch.shape().clone();
            shape[0] = count;
            loss += network.loss(
                    0, part(batch.images(), images, first, count), part(batch.labels(), images, first, count), shape);
            float[] own = copied(network::gradients);
            for (ParameterTensor tensor : NETWORK.tensors()) {
                for (int i = (int) tensor.offset(); i < tensor.end(); i++) {
                    gradients[i] += own[i] / (isStatistic(tensor) ? busy : 1.0);
                }
            }
            first += count;
        }
        return loss;
    }

    private static NativeFloats part(NativeFloats all, long images, long first, long count) {
        long one = all.length() / images;
        return all.part(first * one, count * one);
    }

    private static boolean isStatistic(ParameterTensor tensor) {
        return tensor.role() == ParameterTensor.Role.RUNNING_MEAN
                || tensor.role() == ParameterTensor.Role.RUNNING_VARIANCE;
    }

    private interface Copy {
        void to(NativeFloats numbers);
    }

    private static float[] copied(Copy copy) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(ValueLayout.JAVA_FLOAT, NETWORK.length());
            copy.to(new NativeFloats(memory.address(), NETWORK.length()));
            return memory.toArray(ValueLayout.JAVA_FLOAT);
        }
    }

    private static void load(EngineNetwork network, double[] parameters) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(ValueLayout.JAVA_FLOAT, parameters.length);
            for (int i = 0; i < parameters.length; i++) {
                memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) parameters[i]);
            }
            network.load(new NativeFloats(memory.address(), parameters.length));
        }
    }

    private static double[] wide(float[] numbers) {
        double[] wide = new double[numbers.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = numbers[i];
        }
        return wide;
    }

    private static double apart(double[] expected, float[] actual) {
        double most = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(expected[i] - actual[i]);
            most = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(most, difference);
        }
        return most;
    }
}
