/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Integers;
import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.Optional;

/**
 * Each map convolved with {@code [1 2 1] x [1 2 1] / 16}, after a pixel of reflection on each side (Zhang, <i>Making Convolutional
 * Networks Shift-Invariant Again</i>, 2019, arXiv:1904.11486).
 */
public final class Blur implements AutoCloseable {
    private static final Integers SIDES = new Integers(1, 1, 1, 1);
    private static final float[] LINE = {0.25f, 0.5f, 0.25f};
    private static final Convolution.Wanted INPUT = new Convolution.Wanted(true, false, false);

    private final Session session;
    private final Convolution convolution;
    private final Tensor kernel;
    private final Operator reflect;
    private final Operator reflectBackward;

    /**
     * Binds one.
     *
     * @param session what computes
     * @param channels of the maps
     * @param stride from one result to the next
     * @param type of the maps' values
     */
    public Blur(Session session, int channels, int stride, ElementType type) {
        this.session = session;
        this.convolution = new Convolution(session, new ConvolutionGeometry(stride, stride, 0, 0, 1, 1, channels));
        this.kernel = kernel(session, channels, type);
        this.reflect = session.operator("reflection_pad2d");
        this.reflectBackward = session.operator("reflection_pad2d_backward");
    }

    private static Tensor kernel(Session session, int channels, ElementType type) {
        float[] values = new float[channels * 9];
        for (int i = 0; i < values.length; i++) {
            values[i] = LINE[i / 3 % 3] * LINE[i % 3];
        }
        return session.empty(type, channels, 1, 3, 3).copyFrom(values);
    }

    /**
     * {@return the blurred maps}
     *
     * @param input {@code [N, C, H, W]}, at least 2x2
     */
    public Tensor forward(Tensor input) {
        try (Tensor padded = padded(input)) {
            return convolution.forward(padded, kernel, Optional.empty());
        }
    }

    /**
     * {@return the gradient by the maps}
     *
     * @param gradient by the output
     * @param input what {@link #forward} was given; only its shape is read
     */
    public Tensor backward(Tensor gradient, Tensor input) {
        try (Tensor padded = padded(input);
                Tensor inner = convolution
                        .backward(gradient, padded, kernel, INPUT)
                        .input()
                        .orElseThrow()) {
            return session.adopt(reflectBackward
                    .start()
                    .tensor(inner.handle())
                    .tensor(input.handle())
                    .integers(SIDES)
                    .call());
        }
    }

    private Tensor padded(Tensor input) {
        return session.adopt(
                reflect.start().tensor(input.handle()).integers(SIDES).call());
    }

    /** Frees the kernel. */
    @Override
    public void close() {
        kernel.close();
    }
}
