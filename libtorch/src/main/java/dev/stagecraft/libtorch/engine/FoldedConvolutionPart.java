/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.Windows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A convolution and the normalization behind it, in one pass over memory: with {@code f = scale / sqrt(variance + epsilon)} of each channel, kernels are
 * multiplied by f, and {@code shift - mean f} is added. Both are computed in float32, and once for parameters that stay. It has no gradient.
 */
final class FoldedConvolutionPart implements Part {
    private final Node.Convolution node;
    private final Tools tools;
    private final Parameters parameters;
    private final Tensor values;
    private final Optional<Tensor> bias;
    private final ScaleAndShift affine;
    private final RunningStatistics statistics;
    private final double epsilon;
    private final Operator inverseRoot;
    private final Map<Windows, PaddedConvolution> convolutions = new HashMap<>();
    private final Kept weight = new Kept();
    private final Kept summand = new Kept();
    private long version;

    FoldedConvolutionPart(
            Node.Convolution node, Node.BatchNormalization normalization, Tools tools, Parameters parameters) {
        this.node = node;
        this.tools = tools;
        this.parameters = parameters;
        this.values = parameters.values(node.weight());
        this.bias = node.bias().map(parameters::values);
        this.affine =
                ScaleAndShift.of(normalization.affine(), normalization.mean().length(), tools, parameters, false);
        this.statistics = new RunningStatistics(normalization, tools, parameters);
        this.epsilon = normalization.epsilon();
        this.inverseRoot = tools.session().operator("rsqrt_");
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        if (!weight.isThere() || version != parameters.version()) {
            fold();
        }
        Tensor maps = inputs.get(0).tensor();
        ConvolutionPart.requireChannels(node, maps);
        Windows windows = node.geometry().over(node.site().layer(), maps.shape()[2], maps.shape()[3]);
        PaddedConvolution convolution =
                convolutions.computeIfAbsent(windows, key -> new PaddedConvolution(tools.session(), key, node));
        try (Tensor convolved = convolution.convolved(maps)) {
            return convolution.convolution().forward(convolved, weight.get(), Optional.of(summand.get()));
        }
    }

    private void fold() {
        version = parameters.version();
        try (Tensor factor = factor();
                Tensor ofEachKernel = factor.view(0, factor.length(), 1, 1, 1);
                Tensor kernels = tools.values().multiply(values, ofEachKernel);
                Tensor mean = tools.values().multiply(centre(), factor);
                Tensor sum = tools.values().add(affine.shift(), mean, -1)) {
            weight.hold(tools.as(tools.mapType(), kernels));
            summand.hold(tools.as(tools.mapType(), sum));
        }
    }

    /** Of each channel. */
    private Tensor factor() {
        try (Tensor variance = statistics.variance()) {
            Tensor roots = tools.values().add(variance, epsilon);
            tools.session().change(inverseRoot.start().tensor(roots.handle()));
            return tools.values().multiplyInPlace(roots, affine.scale());
        }
    }

    /** What is taken away of each channel's sums. */
    private Tensor centre() {
        return bias.map(added -> tools.values().add(statistics.mean(), added, -1))
                .orElseGet(() -> statistics.mean().share());
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        throw new UnsupportedOperationException("A network with folded normalizations only answers.");
    }

    /** What is folded stays for the next answer. */
    @Override
    public void forget() {}

    /** Frees what is folded; it is folded anew for the next answer. */
    void unfold() {
        weight.close();
        summand.close();
    }

    @Override
    public void close() {
        unfold();
        affine.close();
    }
}
