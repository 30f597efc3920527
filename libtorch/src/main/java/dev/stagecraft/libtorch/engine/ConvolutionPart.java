/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.Convolution;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Learning.Freezing;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.Windows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A convolution, and the function behind it. */
final class ConvolutionPart implements Part {
    private final Node.Convolution node;
    private final Tools tools;
    private final ConvolvedWeight weight;
    private final Optional<Tensor> bias;
    private final Optional<Tensor> biasGradient;
    private final boolean learns;
    private final Convolution.Wanted wanted;
    private final Convolution.Wanted wantedOfParameters;
    private final Behind behind;
    private final Map<Windows, PaddedConvolution> convolutions = new HashMap<>();
    private final Kept input = new Kept();
    private PaddedConvolution current;
    private long height;
    private long width;

    ConvolutionPart(Node.Convolution node, Tools tools, Parameters parameters) {
        this.node = node;
        this.tools = tools;
        this.weight = new ConvolvedWeight(node, tools, parameters);
        this.bias = node.bias().map(parameters::narrowed);
        this.biasGradient = node.bias().map(of -> parameters.gradients().of(of).memory());
        this.learns = node.site().learning().freezing() == Freezing.TRAINED;
        this.wanted = new Convolution.Wanted(true, learns, learns && bias.isPresent());
        this.wantedOfParameters = new Convolution.Wanted(false, wanted.weight(), wanted.bias());
        this.behind = new Behind(Functions.of(node, node.function(), tools.activations()));
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        requireChannels(node, inputs.get(0).tensor());
        choose(inputs.get(0).tensor());
        try (Tensor convolved = current.convolved(inputs.get(0).tensor())) {
            if (pass.keeps()) {
                input.share(current.changes() ? Value.of(convolved) : inputs.get(0));
            }
            Tensor sums = current.convolution().forward(convolved, weight.now(), bias);
            return behind.forward(pass.keeps() ? tools.session().settled(sums) : sums, pass);
        } finally {
            if (!pass.keeps()) {
                weight.close();
            }
        }
    }

    /** The convolution for maps of this size, which mostly is the last one. */
    private void choose(Tensor maps) {
        long rows = maps.size(2);
        long columns = maps.size(3);
        if (current == null || rows != height || columns != width) {
            Windows windows = node.geometry().over(node.site().layer(), rows, columns);
            current = convolutions.computeIfAbsent(windows, key -> new PaddedConvolution(tools.session(), key, node));
            height = rows;
            width = columns;
        }
    }

    static void requireChannels(Node.Convolution node, Tensor maps) {
        long channels = maps.size(1);
        if (channels != node.in()) {
            throw new IllegalArgumentException("The images have the wrong number of channels: "
                    + node.site().layer() + " takes " + node.in() + ", not " + channels + ".");
        }
    }

    @Override
    public boolean givesAway(ForwardPass pass) {
        return !behind.keepsValue(pass);
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        boolean wantsInput = sink.wants(0);
        try (Flow bySums = behind.backward(gradient);
                input;
                weight) {
            if (!wantsInput && !learns) {
                return;
            }
            Convolution.Gradients gradients = current.convolution()
                    .backward(bySums.tensor(), input.get(), weight.last(), wantsInput ? wanted : wantedOfParameters);
            gradients.weight().ifPresent(weight::learn);
            gradients.bias().ifPresent(byBias -> write(byBias, biasGradient.orElseThrow()));
            gradients.input().ifPresent(byInput -> sink.give(0, Flow.of(current.byMaps(byInput))));
        }
    }

    private static void write(Tensor gradient, Tensor target) {
        try (gradient) {
            target.copyFrom(gradient);
        }
    }

    @Override
    public void forget() {
        input.close();
        weight.close();
        behind.forget();
    }
}
