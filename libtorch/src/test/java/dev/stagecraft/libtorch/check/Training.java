/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import dev.stagecraft.libtorch.engine.LibtorchEngine;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.engine.ByteBatch;
import dev.stagecraft.program.engine.EngineNetwork;
import dev.stagecraft.program.engine.EngineSettings;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import dev.stagecraft.program.engine.NativeFloats;
import dev.stagecraft.program.engine.Objective;
import dev.stagecraft.program.engine.UpdateSegment;
import dev.stagecraft.program.engine.UpdateSegment.Decay;
import dev.stagecraft.program.engine.UpdateSegment.Rule;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/** A program that is trained with Nesterov's momentum on batches in memory, from initial weights as He et al. draw them. */
public final class Training implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final NetworkProgram program;
    private final EngineNetwork network;
    private final List<UpdateSegment> segments;

    /**
     * Opens the network.
     *
     * @param program what it computes
     * @param device on what
     * @param arithmetic how
     */
    public Training(NetworkProgram program, String device, Arithmetic arithmetic) {
        this(program, new LibtorchEngine().open(program, new EngineSettings(device, arithmetic, 1)));
    }

    /**
     * Draws parameters.
     *
     * @param program what is computed
     * @param network what computes it, which is closed with this
     */
    public Training(NetworkProgram program, EngineNetwork network) {
        this.program = program;
        this.network = network;
        try (Arena temporary = Arena.ofConfined()) {
            MemorySegment values = temporary.allocate(ValueLayout.JAVA_FLOAT, program.length());
            network.loadState(new NativeFloats(values.address(), program.length()));
            draw(program, values);
            network.load(new NativeFloats(values.address(), program.length()));
        }
        this.segments = segments();
    }

    private static void draw(NetworkProgram program, MemorySegment values) {
        Random random = new Random(1);
        for (ParameterTensor tensor : program.tensors()) {
            double deviation = Math.sqrt(2.0 * tensor.shape().get(0) / tensor.length());
            long end = tensor.end();
            for (long i = tensor.offset(); i < end; i++) {
                float value = switch (tensor.role()) {
                    case WEIGHT -> (float) (random.nextGaussian() * deviation);
                    case SCALE, RUNNING_VARIANCE -> 1;
                    default -> 0;
                };
                values.setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
            }
        }
    }

    /** Stretches of parameters between running statistics. */
    private List<UpdateSegment> segments() {
        List<UpdateSegment> found = new ArrayList<>();
        long start = 0;
        List<ParameterTensor> ordered = program.tensors().stream()
                .sorted((a, b) -> Long.compare(a.offset(), b.offset()))
                .toList();
        for (ParameterTensor tensor : ordered) {
            if (isStatistic(tensor)) {
                add(found, start, tensor.offset(), new Rule.Nesterov(0.05, 0.9));
                add(found, tensor.offset(), tensor.end(), new Rule.Given());
                start = tensor.end();
            }
        }
        add(found, start, program.length(), new Rule.Nesterov(0.05, 0.9));
        return found;
    }

    private static void add(List<UpdateSegment> segments, long from, long to, Rule rule) {
        if (to > from) {
            boolean learns = rule instanceof Rule.Nesterov;
            segments.add(
                    new UpdateSegment(from, to - from, learns, rule, Decay.NONE, learns ? List.of(from) : List.of()));
        }
    }

    private static boolean isStatistic(ParameterTensor tensor) {
        return tensor.role() == ParameterTensor.Role.RUNNING_MEAN
                || tensor.role() == ParameterTensor.Role.RUNNING_VARIANCE;
    }

    /**
     * Images and labels in native memory.
     *
     * @param images the pixels
     * @param labels the probabilities of the classes
     * @param shape of the images
     */
    public record Batch(NativeFloats images, NativeFloats labels, long... shape) {}

    /**
     * {@return random images, each with stripes whose distance is its class}
     *
     * @param images how many
     * @param side of each
     * @param classes how many there are
     * @param seed of the randomness
     */
    public Batch batch(int images, int side, int classes, long seed) {
        Random random = new Random(seed);
        float[] pixels = new float[images * 3 * side * side];
        float[] labels = new float[images * classes];
        for (int image = 0; image < images; image++) {
            int label = random.nextInt(classes);
            labels[image * classes + label] = 1;
            for (int i = 0; i < 3 * side * side; i++) {
                double stripe = Math.sin(i % side * Math.PI * (label + 1) / 16);
                pixels[image * 3 * side * side + i] = (float) (stripe + 0.5 * random.nextGaussian());
            }
        }
        return new Batch(floats(pixels), floats(labels), images, 3, side, side);
    }

    private NativeFloats floats(float[] values) {
        return floats(values, arena);
    }

    private static NativeFloats floats(float[] values, Arena arena) {
        MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_FLOAT, values);
        return new NativeFloats(memory.address(), values.length);
    }

    /**
     * Takes a step.
     *
     * @param number of the step
     * @param batch what it learns from
     * @return the loss of an image before it
     */
    public double step(long number, Batch batch) {
        return step(number, batch, OptionalDouble.empty());
    }

    /**
     * Takes a step.
     *
     * @param number of the step
     * @param batch what it learns from
     * @param longest what the length of the gradient is cut to, if it is
     * @return the loss of an image before it
     */
    public double step(long number, Batch batch, OptionalDouble longest) {
        double loss = network.loss(number, batch.images(), batch.labels(), batch.shape());
        network.update(segments, batch.shape()[0], longest);
        return loss / batch.shape()[0];
    }

    /**
     * Begins to copy a batch, for {@link #stepOfNext}.
     *
     * @param bytes the batch
     */
    public void ahead(ByteBatch bytes) {
        network.ahead(bytes);
    }

    /**
     * Takes a step by the batch that was given ahead first.
     *
     * @param number of the step
     * @param images of the batch
     * @return the loss of an image before it
     */
    public double stepOfNext(long number, long images) {
        double loss = network.lossOfNext(Objective.SOFTMAX_ENTROPY, number);
        network.update(segments, images);
        return loss / images;
    }

    /**
     * {@return random pixels with the labels of a batch}
     *
     * @param batch whose shape they have
     */
    public ByteBatch bytes(Batch batch) {
        long[] shape = batch.shape();
        byte[] pixels = new byte[(int) batch.images().length()];
        new Random(1).nextBytes(pixels);
        MemorySegment memory = arena.allocate(pixels.length).copyFrom(MemorySegment.ofArray(pixels));
        return new ByteBatch(memory.address(), StandardizationComparison.tables((int) shape[1]), batch.labels(), shape);
    }

    /** {@return the network} */
    public EngineNetwork network() {
        return network;
    }

    @Override
    public void close() {
        network.close();
        arena.close();
    }
}
