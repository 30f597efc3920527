/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.runtime.serving.OnnxFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.activations.IActivation;

/** A dense layer, {@code [N, in]}, that classifies or not. Rows of the written weight are outputs, as in PyTorch. */
record DenseOperators<C extends FeedForwardLayer>(Predicate<C> hasBias, Predicate<C> isNormalized)
        implements LayerOperators<C> {
    @Override
    public String write(C dense, Layer layer, Vertex vertex) {
        if (isNormalized.test(dense)) {
            throw vertex.refusal(dense, "it has a layer normalization; export a network without it.");
        }
        List<String> inputs = new ArrayList<>();
        inputs.add(vertex.input());
        inputs.add(vertex.parameter(
                "weight", layer.getParam(DefaultParamInitializer.WEIGHT_KEY).transpose()));
        if (hasBias.test(dense)) {
            inputs.add(vertex.parameter("bias", layer.getParam(DefaultParamInitializer.BIAS_KEY), dense.getNOut()));
        }
        IActivation function = dense.getActivationFn();
        String sums = vertex.isLast() ? OnnxFormat.LOGITS : ActivationFunctions.sums(function, vertex);
        vertex.graph().node("Gemm", sums, inputs, Attributes.integer("transB", 1));
        return ActivationFunctions.write(function, vertex, sums);
    }

    /** How many numbers a dense layer gives; empty for another layer. */
    static Optional<Long> classes(org.deeplearning4j.nn.conf.layers.Layer configuration) {
        return configuration instanceof DenseLayer || configuration instanceof OutputLayer
                ? Optional.of(((FeedForwardLayer) configuration).getNOut())
                : Optional.empty();
    }
}
