/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.call.Integers;
import dev.stagecraft.libtorch.operation.ActivationFunction;
import dev.stagecraft.libtorch.operation.Concatenation;
import dev.stagecraft.libtorch.operation.GlobalMaxPool;
import dev.stagecraft.libtorch.operation.MaxPool;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Gating;
import dev.stagecraft.program.Learning.Freezing;
import dev.stagecraft.program.Node;
import java.util.List;

/** Each channel times a gate between 0 and 1, which follows from what is pooled of all channels. */
final class ChannelGatePart implements Part {
    private static final Integers ROWS_AND_COLUMNS = new Integers(2, 3);

    private final Tools tools;
    private final GatingFunction gating;
    private final ActivationFunction sigmoid;
    private final GlobalMaxPool maximum;
    private final Concatenation concatenation;
    private final Kept input = new Kept();
    private final Kept gate = new Kept();
    private final Kept places = new Kept();

    ChannelGatePart(Node.ChannelGate node, Tools tools, Parameters parameters) {
        boolean learns = node.site().learning().freezing() == Freezing.TRAINED;
        this.tools = tools;
        this.gating = switch (node.gating()) {
            case Gating.Neighbours neighbours -> new NeighbourGating(neighbours, tools, parameters, learns);
            case Gating.Perceptron perceptron -> new PerceptronGating(perceptron, tools, parameters, learns);
        };
        this.sigmoid = tools.activations().sigmoid();
        this.maximum = new GlobalMaxPool(tools.session());
        this.concatenation = new Concatenation(tools.session());
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        Tensor maps = inputs.get(0).tensor();
        try (Tensor pooled = pooled(maps, pass.keeps());
                Tensor gates = sigmoid.forwardInPlace(gating.logits(pooled, pass.keeps()))) {
            if (pass.keeps()) {
                input.share(inputs.get(0));
                gate.share(gates);
            }
            return scaled(maps, gates);
        }
    }

    private Tensor pooled(Tensor maps, boolean keeps) {
        try (Tensor means = tools.reductions().mean(maps, ROWS_AND_COLUMNS);
                Tensor ofMeans = vectors(means)) {
            if (!gating.seesMaxima()) {
                return ofMeans.share();
            }
            MaxPool.Pooled maxima = maximum.forward(maps);
            places.hold(maxima.places());
            if (!keeps) {
                places.close();
            }
            try (Tensor values = maxima.output();
                    Tensor ofMaxima = vectors(values)) {
                return concatenation.join(ofMeans, ofMaxima, 0);
            }
        }
    }

    private Tensor vectors(Tensor pixel) {
        try (Tensor single = tools.as(ElementType.FLOAT32, pixel)) {
            return Tools.vectors(single);
        }
    }

    private Tensor scaled(Tensor maps, Tensor gates) {
        try (Tensor pixel = Tools.pixel(gates);
                Tensor narrow = tools.as(tools.mapType(), pixel)) {
            return tools.values().multiply(maps, narrow);
        }
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        try (gradient;
                Tensor byLogits = byLogits(gradient.tensor());
                Tensor byPooled = gating.backward(byLogits)) {
            if (sink.wants(0)) {
                sink.give(0, Flow.of(byInput(gradient.tensor(), byPooled)));
            }
        }
        forget();
    }

    private Tensor byLogits(Tensor gradient) {
        try (Tensor products = tools.values().multiply(gradient, input.get());
                Tensor sums = tools.reductions().sum(products, ROWS_AND_COLUMNS);
                Tensor byGate = vectors(sums)) {
            return sigmoid.backward(byGate, gate.get());
        }
    }

    private Tensor byInput(Tensor gradient, Tensor byPooled) {
        long[] shape = input.get().shape();
        try (Tensor direct = scaled(gradient, gate.get());
                Tensor byMeans = Concatenation.part(byPooled, 0, 0, shape[0]);
                Tensor share = tools.values().multiply(byMeans, 1.0 / (shape[2] * shape[3]));
                Tensor narrow = pixel(share)) {
            Tensor sum = tools.values().add(direct, narrow);
            if (!gating.seesMaxima()) {
                return sum;
            }
            try (sum;
                    Tensor byMaxima = Concatenation.part(byPooled, 0, shape[0], shape[0]);
                    Tensor pixels = pixel(byMaxima);
                    Tensor spread = maximum.backward(pixels, input.get(), places.get())) {
                return tools.values().add(sum, spread);
            }
        }
    }

    private Tensor pixel(Tensor vectors) {
        try (Tensor pixel = Tools.pixel(vectors)) {
            return tools.as(tools.mapType(), pixel);
        }
    }

    @Override
    public void forget() {
        input.close();
        gate.close();
        places.close();
        gating.forget();
    }
}
