/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.fault.UnsupportedException;
import dev.stagecraft.runtime.internal.FiniteNumbers;
import dev.stagecraft.runtime.onednn.inference.FusedNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trained network that only answers: the same as the network's own output, to the precision of 32-bit floating point, in less
 * time. Where oneDNN computes it, batch normalizations are folded into the weights of the convolutions before them, and activations and
 * additions are part of the convolutions that they follow; elsewhere Deeplearning4j computes it.
 *
 * <p>Any number of threads may ask at once. A call takes memory for its maps, which is kept for the next, and freed with the
 * weights by {@link #close()}.
 */
public final class InferenceNetwork implements AutoCloseable {
    private final DataType type;
    private final int count;
    private final Function<INDArray, List<INDArray>> outputs;
    private final Runnable release;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean isClosed;

    /** @param count how many outputs there are */
    private InferenceNetwork(DataType type, int count, Function<INDArray, List<INDArray>> outputs, Runnable release) {
        this.type = type;
        this.count = count;
        this.outputs = outputs;
        this.release = release;
    }

    /**
     * {@return the network as it is now: to train it further does not change this one} oneDNN computes it where it can.
     *
     * @param trained any network of one input {@code [N, C, H, W]}
     * @throws IllegalArgumentException if it has more inputs, or a weight that is not finite
     */
    public static InferenceNetwork of(ComputationGraph trained) {
        return of(trained, InferenceOptions.defaults());
    }

    /**
     * {@return the network as it is now: to train it further does not change this one}
     *
     * @param trained any network of one input {@code [N, C, H, W]}, trained in whichever precision
     * @param options who computes it, and with which numbers; images and results are of the network's type either way
     * @throws IllegalArgumentException if it has more inputs, or a weight that is not finite
     * @throws dev.stagecraft.runtime.fault.UnsupportedException if it must be {@link Execution#ONEDNN} or {@link Execution#CUDNN} and cannot be, in this precision
     */
    public static InferenceNetwork of(ComputationGraph trained, InferenceOptions options) {
        int inputs = trained.getNumInputArrays();
        int outputs = trained.getNumOutputArrays();
        if (inputs != 1 || outputs < 1) {
            throw new IllegalArgumentException("The network has " + inputs + " inputs and " + outputs
                    + " outputs; an inference network must have one input, and an output.");
        }
        FiniteNumbers.requireWeights(trained);
        DataType type = trained.getConfiguration().getDataType();
        Execution chosen = options.execution().chosen(type);
        Optional<FusedNetwork> fused = chosen.mapsOfOneDnn(type, options.precision(), Backend.current())
                .flatMap(maps -> FusedNetwork.of(trained, maps));
        if (fused.isPresent()) {
            return new InferenceNetwork(type, outputs, fused.get()::outputs, fused.get()::close);
        }
        ComputationGraph copy =
                chosen.network(trained.getConfiguration().clone(), options.precision(), options.device());
        copy.init(trained.params().dup(), false);
        return new InferenceNetwork(type, outputs, images -> List.of(copy.output(images)), copy::close);
    }

    /** {@return the type of the images that it takes and of what it gives} */
    public DataType dataType() {
        return type;
    }

    /**
     * What the network gives for images. The first call with a shape prepares for it, which takes longer; for the last eight shapes
     * that is kept.
     *
     * @param images {@code [N, C, H, W]}, of the network's type; N may differ from call to call
     * @return {@code [N, classes]}, probabilities with a softmax at the end
     * @throws IllegalArgumentException if the images are null, have another type, a shape that the network does not take, or a value that is
     *     not finite
     * @throws UnsupportedException if the network has several outputs
     * @throws IllegalStateException if the network is closed
     */
    public INDArray output(INDArray images) {
        if (count != 1) {
            throw new UnsupportedException(
                    "The network has " + count + " outputs; ask for features(images), which gives them all.");
        }
        return features(images).get(0);
    }

    /**
     * What each of the network's outputs gives for images, in their order: the maps of the stages that a backbone names. Of a network with a
     * head, {@link FeatureNetworks#of} makes one that gives maps.
     *
     * @param images {@code [N, C, H, W]}, of the network's type; N may differ from call to call, and so may H and W where only maps are given
     * @return {@code [N, C, H, W]} each, with the channels and sides of its stage
     * @throws IllegalArgumentException if the images are null, have another type, a shape that the network does not take, or a value that is
     *     not finite
     * @throws IllegalStateException if the network is closed
     */
    public List<INDArray> features(INDArray images) {
        requireImages(images);
        Lock open = use.readLock();
        open.lock();
        try {
            if (isClosed) {
                throw new IllegalStateException(
                        "The inference network is closed; make another with InferenceNetwork.of.");
            }
            return outputs.apply(images);
        } finally {
            open.unlock();
        }
    }

    private void requireImages(INDArray images) {
        if (images == null) {
            throw new IllegalArgumentException("The images are null; they must be [N, C, H, W].");
        }
        String shape = Arrays.toString(images.shape());
        if (images.rank() != 4) {
            throw new IllegalArgumentException("The images have the shape " + shape + "; it must be [N, C, H, W].");
        }
        if (Arrays.stream(images.shape()).anyMatch(side -> side < 1)) {
            throw new IllegalArgumentException(
                    "The images have the shape " + shape + "; each number must be at least 1.");
        }
        if (images.dataType() != type) {
            throw new IllegalArgumentException("The images are of " + images.dataType() + "; they must be of " + type
                    + ", as the network is: use images.castTo(DataType." + type + ").");
        }
        if (!FiniteNumbers.areAll(images)) {
            throw notFinite(images);
        }
    }

    private static IllegalArgumentException notFinite(INDArray images) {
        long image = 0;
        while (FiniteNumbers.areAll(images.slice(image))) {
            image++;
        }
        return new IllegalArgumentException("Image " + image
                + " has a value that is not finite, so that its answer would mean nothing; each must be a number.");
    }

    /** Frees what the network holds, when the calls that run have ended. */
    @Override
    public void close() {
        Lock closed = use.writeLock();
        closed.lock();
        try {
            if (!isClosed) {
                isClosed = true;
                release.run();
            }
        } finally {
            closed.unlock();
        }
    }
}
