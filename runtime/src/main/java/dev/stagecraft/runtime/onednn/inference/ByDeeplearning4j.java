/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.layers.ChannelGating;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Operations that Deeplearning4j computes. */
final class ByDeeplearning4j {
    private ByDeeplearning4j() {}

    /** A layer with the parameters that it has now. A layer keeps its input in a field, so each thread has one of its own. */
    static LayerOperation layer(Layer layer) {
        NeuralNetConfiguration configuration = layer.conf().clone();
        // Layers without parameters refuse an array of them.
        INDArray parameters = layer.numParams() == 0 ? null : layer.params().dup('c');
        int index = layer.getIndex();
        return new LayerOperation(() -> {
            Layer own = configuration
                    .getLayer()
                    .instantiate(configuration, List.of(), index, parameters, false, DataType.FLOAT);
            return inputs -> own.activate(inputs[0], false, LayerWorkspaceMgr.noWorkspacesImmutable());
        });
    }

    /** The factors of channels {@code [N, C, 1, 1]} that follow from means of as many, and from maxima where it sees those. */
    static LayerOperation gates(Layer layer, ChannelGating gating) {
        Map<String, INDArray> parameters = new HashMap<>();
        layer.paramTable().forEach((name, values) -> parameters.put(name, values.dup('c')));
        return new LayerOperation(() -> pools -> {
            long[] shape = pools[0].shape();
            INDArray pooled = Nd4j.concat(0, pools).reshape('c', pools.length * shape[0], shape[1]);
            return Transforms.sigmoid(gating.logits(parameters, pooled), false).reshape('c', shape);
        });
    }

    /** A product of maps that may have one row and column, or one channel, as Deeplearning4j's vertex computes it. */
    static LayerOperation product() {
        return new LayerOperation(() -> ByDeeplearning4j::product);
    }

    private static INDArray product(INDArray... factors) {
        Function<Integer, Long> side = axis -> Math.max(factors[0].size(axis), factors[1].size(axis));
        INDArray product = factors[0].broadcast(side.apply(0), side.apply(1), side.apply(2), side.apply(3));
        return product.mul(factors[1]);
    }
}
