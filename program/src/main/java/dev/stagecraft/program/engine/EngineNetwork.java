/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program.engine;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * A network on a device. One thread at a time uses it. Flat arrays are in the order of the program's {@linkplain
 * dev.stagecraft.program.Tensor#offset() offsets}, and are copied from or to the buffers' position on.
 */
public interface EngineNetwork extends AutoCloseable {
    /** {@return what computes, on what and how, for people: {@code libtorch 2.13.0 on cpu in bfloat16}} */
    String description();

    /**
     * Sets all parameters.
     *
     * @param values as many as the program has
     */
    void writeParameters(FloatBuffer values);

    /**
     * Copies all parameters.
     *
     * @param target gets as many as the program has
     */
    void readParameters(FloatBuffer target);

    /**
     * Sets what the updater keeps.
     *
     * @param values of any length, which stays
     */
    void writeState(FloatBuffer values);

    /**
     * Copies what the updater keeps.
     *
     * @param target gets as many as were written
     */
    void readState(FloatBuffer target);

    /**
     * Copies the gradients of the last call of {@link #gradients}. Where nothing learns they are 0.
     *
     * @param target gets as many as the program has parameters
     */
    void readGradients(FloatBuffer target);

    /**
     * Computes what the network gives.
     *
     * @param images {@code [N, C, H, W]}
     * @return a batch for each result of the program
     */
    List<Batch> infer(Batch images);

    /**
     * Computes what every node of the program gives at inference.
     *
     * @param images {@code [N, C, H, W]}
     * @return a batch for each node, by its id
     */
    Map<Integer, Batch> activations(Batch images);

    /**
     * Computes the gradients of a batch, and changes nothing but those.
     *
     * @param images {@code [N, C, H, W]}
     * @param labels the probabilities of the classes that are wanted, {@code [N, K]}
     * @param step the number of the training's step, which says what is dropped at random
     * @return the loss: the mean of the images' cross-entropies
     * @throws IllegalArgumentException if the network has no classes, or something in it cannot be trained here; the sentence says what to change
     */
    double gradients(Batch images, Batch labels, long step);

    /**
     * Takes a step of a training.
     *
     * @param images {@code [N, C, H, W]}
     * @param labels the probabilities of the classes that are wanted, {@code [N, K]}
     * @param step the number of the training's step, which says what is dropped at random
     * @param update how each parameter changes that learns
     * @return the loss before the step: the mean of the images' cross-entropies
     * @throws IllegalArgumentException if the network has no classes, or something in it cannot be trained here; the sentence says what to change
     */
    double train(Batch images, Batch labels, long step, List<UpdateSegment> update);

    /** Frees the device's memory. */
    @Override
    void close();
}
