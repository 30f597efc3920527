/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scatter.ScatterAdd;
import org.nd4j.linalg.api.ops.random.impl.Range;
import org.nd4j.linalg.factory.Nd4j;

/** Pools the maps, and scales them by gates. */
record ChannelGateFunction(long channels, ChannelGating gating) implements FeatureMapFunction {

    @Override
    public void forward(Map<String, INDArray> parameters, INDArray maps, INDArray result) {
        gates(parameters, pooled(maps)).scale(maps, result);
    }

    @Override
    public Map<String, INDArray> backward(
            Map<String, INDArray> parameters, INDArray maps, INDArray resultGradient, INDArray mapGradient) {
        INDArray pooled = pooled(maps);
        ChannelGates gates = gates(parameters, pooled);
        gates.scale(resultGradient, mapGradient);
        INDArray logitGradient = gates.logitGradient(maps, resultGradient).reshape('c', images(maps), channels);
        ChannelGating.Gradients gradients = gating.backward(parameters, pooled, logitGradient);
        INDArray pools = gradients.pooled().reshape('c', gating.seesMaxima() ? 2 : 1, maps.size(0), 1);
        mapGradient.addi(pools.slice(0).div(maps.size(1)));
        if (gating.seesMaxima()) {
            addMaximumGradient(pools.slice(1), maps, mapGradient);
        }
        return gradients.parameters();
    }

    private ChannelGates gates(Map<String, INDArray> parameters, INDArray pooled) {
        return ChannelGates.of(gating.logits(parameters, pooled));
    }

    private INDArray pooled(INDArray maps) {
        INDArray means = maps.mean(1);
        return gating.seesMaxima()
                ? Nd4j.concat(0, means, maps.max(1)).reshape('c', 2 * images(maps), channels)
                : means.reshape('c', images(maps), channels);
    }

    /** Among equal maxima the first one counts, as in a max pool of PyTorch. */
    private static void addMaximumGradient(INDArray gradients, INDArray maps, INDArray mapGradient) {
        INDArray rowStarts = Nd4j.exec(new Range(0, maps.length(), maps.size(1), DataType.INT64))[0];
        INDArray flat = mapGradient.reshape(mapGradient.length());
        ScatterAdd scatter =
                new ScatterAdd(flat, maps.argMax(1).addi(rowStarts), gradients.reshape(gradients.length()));
        scatter.addOutputArgument(flat);
        Nd4j.exec(scatter);
    }

    private long images(INDArray maps) {
        return maps.size(0) / channels;
    }
}
