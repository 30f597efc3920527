/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program.engine;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A network on a device. It is used by one thread at a time.
 *
 * <p>Images are {@code [N, C, H, W]}, of any number and, where the network allows it, of any size, the last axis fastest.
 */
public interface EngineNetwork extends AutoCloseable {
    /**
     * Copies parameters to the device.
     *
     * @param parameters all of the network's
     */
    void load(NativeFloats parameters);

    /**
     * Copies parameters from the device.
     *
     * @param parameters where they are written
     */
    void store(NativeFloats parameters);

    /**
     * {@return what the network answers: the values of its results, by running statistics}
     *
     * @param images the pixels
     * @param shape {@code [N, C, H, W]}
     * @throws IllegalArgumentException if the network takes no images of this shape
     * @throws EngineException if the device fails, or has too little memory
     */
    List<HostArray> answer(NativeFloats images, long... shape);

    /**
     * {@return the values of some nodes, as a training or as an answer computes them}
     *
     * @param nodes their ids
     * @param training whether by statistics of the batch, with what the first step drops at random
     * @param images the pixels
     * @param shape {@code [N, C, H, W]}
     * @throws IllegalArgumentException if the network takes no images of this shape
     * @throws EngineException if the device fails, or has too little memory
     */
    List<HostArray> values(List<Integer> nodes, boolean training, NativeFloats images, long... shape);

    /**
     * {@return the cross-entropy of a batch, as {@link #loss(Objective, long, NativeFloats, NativeFloats, long...)} gives it}
     *
     * @param step the number of the step
     * @param images the pixels
     * @param labels the probability of each class, {@code [N, classes]}
     * @param shape {@code [N, C, H, W]}
     * @throws IllegalArgumentException if the network takes no images of this shape
     * @throws EngineException if the device fails, or has too little memory
     */
    default double loss(long step, NativeFloats images, NativeFloats labels, long... shape) {
        return loss(Objective.SOFTMAX_ENTROPY, step, images, labels, shape);
    }

    /**
     * {@return the loss of a batch: the sum over its images} Its gradient with respect to each
     * parameter is kept on the device, for {@link #update} and {@link #gradients}. The gradient of a running statistic is what a step takes away from
     * it.
     *
     * @param objective what the loss of an image is
     * @param step the number of the step: from it and the seed alone follows what is dropped at random
     * @param images the pixels
     * @param labels the probability of each class, {@code [N, classes]}
     * @param shape {@code [N, C, H, W]}
     * @throws IllegalArgumentException if the network takes no images of this shape
     * @throws EngineException if the device fails, or has too little memory: then with what a smaller batch would need
     */
    double loss(Objective objective, long step, NativeFloats images, NativeFloats labels, long... shape);

    /**
     * Begins to copy a batch to the device, where its pixels are made the network's input, for a {@link #lossOfNext} to come. What is computed
     * meanwhile goes on. Two may be given before the first is computed.
     *
     * @param batch the memory of which is the caller's again at once
     * @throws IllegalStateException if two are waiting already
     * @throws EngineException if the device fails, or has too little memory
     */
    void ahead(ByteBatch batch);

    /**
     * {@return the loss of the batch that was given {@linkplain #ahead ahead} first and not computed yet} All else is as with
     * {@link #loss(Objective, long, NativeFloats, NativeFloats, long...)}.
     *
     * @param objective what the loss of an image is
     * @param step the number of the step
     * @throws IllegalStateException if none is waiting
     * @throws IllegalArgumentException if the network takes no images of this shape
     * @throws EngineException if the device fails, or has too little memory
     */
    double lossOfNext(Objective objective, long step);

    /** Forgets the batches that were given {@linkplain #ahead ahead} and not computed. */
    void forgetAhead();

    /**
     * Copies the gradients of the last {@link #loss} from the device.
     *
     * @param gradients where they are written, in the order of the parameters
     */
    void gradients(NativeFloats gradients);

    /**
     * Changes the parameters on the device by the gradients of the last {@link #loss}.
     *
     * @param segments all parameters, in parts that change alike
     * @param images how many images had the loss
     */
    default void update(List<UpdateSegment> segments, long images) {
        update(segments, images, OptionalDouble.empty());
    }

    /**
     * Changes the parameters on the device by the gradients of the last {@link #loss}, cut to a length before anything decays: where their Euclidean norm
     * {@code l}, once they are divided, is more than that, they are multiplied by {@code longest / (l + 1e-6)}, as by {@code clip_grad_norm_} of PyTorch.
     * What is given ({@link UpdateSegment.Rule.Given}) is neither counted nor cut.
     *
     * @param segments all parameters, in parts that change alike
     * @param images how many images had the loss
     * @param longestGradient the length that all gradients together have at most, if there is one
     */
    void update(List<UpdateSegment> segments, long images, OptionalDouble longestGradient);

    /** {@return whether all parameters on the device are finite numbers} */
    boolean isFinite();

    /**
     * Copies what the updates remember to the device.
     *
     * @param state where each segment finds its part
     */
    void loadState(NativeFloats state);

    /**
     * Copies what the updates remember from the device.
     *
     * @param state where it is written
     */
    void storeState(NativeFloats state);

    /**
     * Says that numbers in the process' memory were copied to the device, and are written again before anybody reads them. A device that computes in that same memory may give it
     * back to the system until then.
     *
     * @param numbers whose contents are lost
     */
    default void forget(NativeFloats numbers) {}

    /** Frees all that it holds. */
    @Override
    void close();
}
