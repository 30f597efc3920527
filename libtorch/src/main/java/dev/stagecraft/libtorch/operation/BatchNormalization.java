/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Integers;
import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.call.TorchException;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;

/**
 * Normalizes each channel of maps {@code [N, C, H, W]}, and scales and shifts it (Ioffe and Szegedy, <i>Batch Normalization</i>, 2015,
 * arXiv:1502.03167). Maps may be bfloat16 while all numbers of a channel are float32.
 */
public final class BatchNormalization {
    private static final Integers ALL = Integers.flags(true, true, true);
    private static final int RESULTS = 3;

    private final Session session;
    private final double epsilon;
    private final Operator forward;
    private final Operator backward;

    /**
     * What a batch gives.
     *
     * @param output the maps
     * @param mean of each channel, {@code [C]}
     * @param inverseDeviation {@code 1 / sqrt(variance + epsilon)} of each channel, the variance over all values, {@code [C]}
     */
    public record Normalized(Tensor output, Tensor mean, Tensor inverseDeviation) {}

    /**
     * Gradients of a sum over the output.
     *
     * @param input by the maps
     * @param scale by the factors, {@code [C]}
     * @param shift by what is added, {@code [C]}
     */
    public record Gradients(Tensor input, Tensor scale, Tensor shift) {}

    /**
     * Binds one.
     *
     * @param session what computes
     * @param epsilon is added to the variance
     */
    public BatchNormalization(Session session, double epsilon) {
        this.session = session;
        this.epsilon = epsilon;
        this.forward = session.operator("native_batch_norm", "out");
        this.backward = session.operator("native_batch_norm_backward");
    }

    /**
     * {@return the maps, normalized by what they are themselves, as in training}
     *
     * @param input {@code [N, C, H, W]}
     * @param scale {@code [C]}
     * @param shift {@code [C]}
     */
    public Normalized train(Tensor input, Tensor scale, Tensor shift) {
        Tensor mean = session.empty(scale.type(), scale.length());
        Tensor inverseDeviation = session.empty(scale.type(), scale.length());
        try {
            return new Normalized(train(input, scale, shift, mean, inverseDeviation), mean, inverseDeviation);
        } catch (TorchException e) {
            mean.close();
            inverseDeviation.close();
            throw e;
        }
    }

    /**
     * {@return the maps, as {@link #train(Tensor, Tensor, Tensor)} normalizes them}
     *
     * @param input {@code [N, C, H, W]}
     * @param scale {@code [C]}
     * @param shift {@code [C]}
     * @param mean gets the mean of each channel, {@code [C]}
     * @param inverseDeviation gets {@code 1 / sqrt(variance + epsilon)} of each channel, {@code [C]}
     */
    public Tensor train(Tensor input, Tensor scale, Tensor shift, Tensor mean, Tensor inverseDeviation) {
        try (Contiguous maps = Contiguous.of(session, input)) {
            forward.start()
                    .tensor(maps.handle())
                    .tensorOrNone(scale.handle())
                    .tensorOrNone(shift.handle())
                    .none()
                    .none()
                    .flag(true);
            return into(maps.output(), mean, inverseDeviation);
        }
    }

    private Tensor into(Tensor output, Tensor mean, Tensor inverseDeviation) {
        try {
            forward.real(0)
                    .real(epsilon)
                    .tensor(output.handle())
                    .tensor(mean.handle())
                    .tensor(inverseDeviation.handle())
                    .run();
        } catch (TorchException e) {
            output.close();
            throw e;
        }
        for (int result = 0; result < RESULTS; result++) {
            session.discard(forward.result(result));
        }
        return output;
    }

    /**
     * {@return the maps, normalized by running statistics}
     *
     * @param input {@code [N, C, H, W]}
     * @param scale {@code [C]}
     * @param shift {@code [C]}
     * @param mean {@code [C]}
     * @param variance {@code [C]}
     */
    public Tensor infer(Tensor input, Tensor scale, Tensor shift, Tensor mean, Tensor variance) {
        try (Contiguous maps = Contiguous.of(session, input);
                Tensor unused = session.empty(scale.type(), 0)) {
            forward.start()
                    .tensor(maps.handle())
                    .tensorOrNone(scale.handle())
                    .tensorOrNone(shift.handle())
                    .tensorOrNone(mean.handle())
                    .tensorOrNone(variance.handle())
                    .flag(false);
            return into(maps.output(), unused, unused);
        }
    }

    /**
     * {@return the gradients of {@link #train}}
     *
     * @param gradient by the output
     * @param input what it was given
     * @param scale what it was given
     * @param mean what it gave
     * @param inverseDeviation what it gave
     */
    public Gradients backward(Tensor gradient, Tensor input, Tensor scale, Tensor mean, Tensor inverseDeviation) {
        backward.start()
                .tensor(gradient.handle())
                .tensor(input.handle())
                .tensorOrNone(scale.handle())
                .none()
                .none()
                .tensorOrNone(mean.handle())
                .tensorOrNone(inverseDeviation.handle())
                .flag(true)
                .real(epsilon)
                .integers(ALL)
                .call();
        return gradients();
    }

    /**
     * {@return the gradients of {@link #infer}}
     *
     * @param gradient by the output
     * @param input what it was given
     * @param scale what it was given
     * @param mean what it was given
     * @param variance what it was given
     */
    public Gradients backwardOfInference(Tensor gradient, Tensor input, Tensor scale, Tensor mean, Tensor variance) {
        backward.start()
                .tensor(gradient.handle())
                .tensor(input.handle())
                .tensorOrNone(scale.handle())
                .tensorOrNone(mean.handle())
                .tensorOrNone(variance.handle())
                .none()
                .none()
                .flag(false)
                .real(epsilon)
                .integers(ALL)
                .call();
        return gradients();
    }

    private Gradients gradients() {
        return new Gradients(
                Results.take(session, backward, 0),
                Results.take(session, backward, 1),
                Results.take(session, backward, 2));
    }
}
