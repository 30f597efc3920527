/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Integers;
import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Convolutions of maps {@code [N, C, H, W]} with kernels {@code [K, C / groups, kH, kW]}, into {@code [N, K, H', W']}.
 *
 * <p>On one thread, libtorch computes kernels of one pixel in float32 by products of matrices, unless there are 16 images or more. oneDNN's convolutions
 * take a fifth less time. It uses those wherever kernels are dilated, which says nothing of a kernel of one pixel.
 */
public final class Convolution {
    private static final Integers NO_OUTPUT_PADDING = new Integers(0, 0);
    private static final Integers DILATED = new Integers(2, 2);

    private final Session session;
    private final Integers stride;
    private final Integers padding;
    private final Integers dilation;
    private final long groups;
    private final boolean isPlain;
    private final Operator forward;
    private final Operator backward;

    /**
     * Gradients of a sum over the output of a convolution.
     *
     * @param input by the maps, if asked for
     * @param weight by the kernels, if asked for
     * @param bias by the biases, if asked for
     */
    public record Gradients(Optional<Tensor> input, Optional<Tensor> weight, Optional<Tensor> bias) {}

    /**
     * Which gradients are wanted.
     *
     * @param input by the maps
     * @param weight by the kernels
     * @param bias by the biases
     */
    public record Wanted(boolean input, boolean weight, boolean bias) {
        private static final List<Integers> FLAGS = IntStream.range(0, 8)
                .mapToObj(bits -> Integers.flags((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0))
                .toList();

        private Integers flags() {
            return FLAGS.get((input ? 1 : 0) + (weight ? 2 : 0) + (bias ? 4 : 0));
        }
    }

    /**
     * Binds one.
     *
     * @param session what computes
     * @param geometry how it goes over the maps
     */
    public Convolution(Session session, ConvolutionGeometry geometry) {
        this.session = session;
        this.stride = new Integers(geometry.strideHeight(), geometry.strideWidth());
        this.padding = new Integers(geometry.paddingHeight(), geometry.paddingWidth());
        this.dilation = new Integers(geometry.dilationHeight(), geometry.dilationWidth());
        this.groups = geometry.groups();
        this.isPlain = geometry.equals(ConvolutionGeometry.of(1, 0))
                && session.device().equals(Device.CPU);
        this.forward = session.operator("convolution");
        this.backward = session.operator("convolution_backward");
    }

    /**
     * {@return the maps that it gives}
     *
     * @param input {@code [N, C, H, W]}
     * @param weight {@code [K, C / groups, kH, kW]}
     * @param bias {@code [K]}, or none
     * @throws dev.stagecraft.libtorch.call.TorchException if the shapes do not fit each other
     */
    public Tensor forward(Tensor input, Tensor weight, Optional<Tensor> bias) {
        Operator operator = forward.start()
                .tensor(input.handle())
                .tensor(weight.handle())
                .tensorOrNone(bias.map(Tensor::handle).orElse(0L));
        return session.adopt(geometry(operator, dilation(input, weight)).call());
    }

    /**
     * {@return the gradients}
     *
     * @param gradient by the output
     * @param input what {@link #forward} was given
     * @param weight what {@link #forward} was given
     * @param wanted which of them
     */
    public Gradients backward(Tensor gradient, Tensor input, Tensor weight, Wanted wanted) {
        Operator operator = backward.start()
                .tensor(gradient.handle())
                .tensor(input.handle())
                .tensor(weight.handle());
        if (wanted.bias()) {
            operator.someIntegers(new Integers(weight.size(0)));
        } else {
            operator.none();
        }
        geometry(operator, dilation(input, weight)).integers(wanted.flags()).call();
        return new Gradients(
                Results.take(session, operator, 0, wanted.input()),
                Results.take(session, operator, 1, wanted.weight()),
                Results.take(session, operator, 2, wanted.bias()));
    }

    /** A single image is computed otherwise in either case, and dilated ones more slowly. */
    private Integers dilation(Tensor input, Tensor weight) {
        return isPlain
                        && weight.size(2) * weight.size(3) == 1
                        && input.size(0) > 1
                        && input.type() == ElementType.FLOAT32
                ? DILATED
                : dilation;
    }

    private Operator geometry(Operator operator, Integers dilation) {
        return operator.integers(stride)
                .integers(padding)
                .integers(dilation)
                .flag(false)
                .integers(NO_OUTPUT_PADDING)
                .integer(groups);
    }
}
