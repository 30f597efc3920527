/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import dev.stagecraft.program.Affine;
import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Function;
import dev.stagecraft.program.Gating;
import dev.stagecraft.program.Geometry;
import dev.stagecraft.program.Learning;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.PoolReduction;
import dev.stagecraft.program.Site;
import dev.stagecraft.program.WeightStandardization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes programs by hand, for machines without Deeplearning4j: each method adds a node and gives its id. */
public final class ProgramWriter {
    private final List<Node> nodes = new ArrayList<>();
    private long length;

    /**
     * Begins with images.
     *
     * @param channels of them
     */
    public ProgramWriter(int channels) {
        nodes.add(new Node.Images(site("images", Extent.MAPS, channels)));
    }

    private Site site(String layer, Extent extent, long channels, Integer... inputs) {
        return new Site(nodes.size(), layer, Arrays.asList(inputs), extent, channels, Learning.PLAIN);
    }

    private int add(Node node) {
        nodes.add(node);
        return node.site().id();
    }

    private Site same(String layer, int input) {
        Site site = nodes.get(input).site();
        return site(layer, site.extent(), site.channels(), input);
    }

    private ParameterTensor tensor(String layer, String part, ParameterTensor.Role role, Long... shape) {
        ParameterTensor tensor =
                new ParameterTensor(layer, part, part, role, length, List.of(shape), ParameterTensor.Encoding.PLAIN);
        length = tensor.end();
        return tensor;
    }

    /** {@return how many channels a node gives} */
    private long channels(int node) {
        return nodes.get(node).site().channels();
    }

    int convolution(
            String layer, int input, int filters, int kernel, int stride, int groups, Geometry.Padding padding) {
        return convolution(layer, input, filters, kernel, stride, groups, padding, Optional.empty());
    }

    int standardizedConvolution(String layer, int input, int filters, int kernel) {
        return convolution(
                layer,
                input,
                filters,
                kernel,
                1,
                1,
                Geometry.Padding.GIVEN,
                Optional.of(new WeightStandardization(1e-5)));
    }

    private int convolution(
            String layer,
            int input,
            int filters,
            int kernel,
            int stride,
            int groups,
            Geometry.Padding padding,
            Optional<WeightStandardization> standardization) {
        Geometry.Axis axis = new Geometry.Axis(kernel, stride, 1, padding == Geometry.Padding.SAME ? 0 : kernel / 2);
        long in = channels(input);
        return add(new Node.Convolution(
                site(layer, nodes.get(input).site().extent(), filters, input),
                in,
                filters,
                groups,
                new Geometry(axis, axis, padding),
                tensor(layer, "weight", ParameterTensor.Role.WEIGHT, (long) filters, in / groups, (long) kernel, (long)
                        kernel),
                Optional.empty(),
                standardization,
                new Function.Identity()));
    }

    int batchNormalization(String layer, int input) {
        long channels = channels(input);
        Affine affine = new Affine.Learned(
                tensor(layer, "weight", ParameterTensor.Role.SCALE, channels),
                tensor(layer, "bias", ParameterTensor.Role.SHIFT, channels));
        return add(new Node.BatchNormalization(
                same(layer, input),
                1e-5,
                0.9,
                affine,
                tensor(layer, "running_mean", ParameterTensor.Role.RUNNING_MEAN, channels),
                tensor(layer, "running_var", ParameterTensor.Role.RUNNING_VARIANCE, channels)));
    }

    int groupNormalization(String layer, int input, int groups) {
        long channels = channels(input);
        return add(new Node.GroupNormalization(
                same(layer, input),
                groups,
                1e-5,
                tensor(layer, "weight", ParameterTensor.Role.SCALE, channels),
                tensor(layer, "bias", ParameterTensor.Role.SHIFT, channels)));
    }

    int activation(String layer, int input, Function function) {
        return add(new Node.Activation(same(layer, input), function));
    }

    int pool(String layer, int input, PoolReduction kind, int kernel, int stride) {
        Geometry.Axis axis = new Geometry.Axis(kernel, stride, 1, kernel / 2);
        return add(
                new Node.WindowPool(same(layer, input), kind, new Geometry(axis, axis, Geometry.Padding.GIVEN), false));
    }

    int globalPool(String layer, int input, PoolReduction kind, Extent extent) {
        return add(new Node.GlobalPool(site(layer, extent, channels(input), input), kind));
    }

    int blur(String layer, int input, int stride) {
        return add(new Node.BlurPool(same(layer, input), stride));
    }

    int edgePadding(String layer, int input, int pixels) {
        return add(new Node.EdgePadding(same(layer, input), pixels));
    }

    int shortcut(String layer, int input, int out, int stride) {
        return add(new Node.ZeroPadShortcut(site(layer, Extent.MAPS, out, input), channels(input), out, stride));
    }

    int statistics(String layer, int input) {
        return add(new Node.ChannelStatistics(site(layer, Extent.MAPS, 2, input)));
    }

    int neighbourGate(String layer, int input, int kernel) {
        ParameterTensor weight = tensor(layer, "conv.weight", ParameterTensor.Role.WEIGHT, 1L, 1L, (long) kernel);
        return add(new Node.ChannelGate(same(layer, input), new Gating.Neighbours(kernel, weight)));
    }

    int perceptronGate(String layer, int input, long squeezed) {
        long channels = channels(input);
        return add(new Node.ChannelGate(
                same(layer, input),
                new Gating.Perceptron(
                        channels,
                        squeezed,
                        tensor(layer, "fc1.weight", ParameterTensor.Role.WEIGHT, squeezed, channels),
                        tensor(layer, "fc1.bias", ParameterTensor.Role.BIAS, squeezed),
                        tensor(layer, "fc2.weight", ParameterTensor.Role.WEIGHT, channels, squeezed),
                        tensor(layer, "fc2.bias", ParameterTensor.Role.BIAS, channels))));
    }

    int sum(String layer, Integer... inputs) {
        Site first = nodes.get(inputs[0]).site();
        return add(new Node.Sum(site(layer, first.extent(), first.channels(), inputs)));
    }

    int product(String layer, Integer... inputs) {
        Site first = nodes.get(inputs[0]).site();
        return add(new Node.Product(site(layer, first.extent(), first.channels(), inputs)));
    }

    /**
     * {@return the program, which ends in a classifier}
     *
     * @param input a vector
     * @param classes how many
     */
    NetworkProgram classifier(int input, long classes) {
        long in = channels(input);
        int dense = add(new Node.Dense(
                site("fc", Extent.VECTOR, classes, input),
                in,
                classes,
                tensor("fc", "weight", ParameterTensor.Role.WEIGHT, classes, in),
                Optional.of(tensor("fc", "bias", ParameterTensor.Role.BIAS, classes)),
                new Function.Softmax(),
                true));
        return new NetworkProgram(nodes, List.of(dense), length);
    }
}
