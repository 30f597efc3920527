/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.runtime.layers.ChannelGating;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** By ND4J, as Deeplearning4j's layer has it. */
record StockFactors(ChannelGating gating) implements GateFactors {
    @Override
    public List<PoolKind> pools() {
        return gating.seesMaxima() ? List.of(PoolKind.MEAN, PoolKind.MAXIMUM) : List.of(PoolKind.MEAN);
    }

    @Override
    public INDArray forward(Map<String, INDArray> parameters, INDArray pooled, LayerWorkspaceMgr workspaces) {
        INDArray factors = Transforms.sigmoid(gating.logits(parameters, pooled), false);
        return workspaces.dup(ArrayType.ACTIVATIONS, factors, 'c');
    }

    @Override
    public INDArray backward(
            Map<String, INDArray> parameters,
            INDArray pooled,
            INDArray factors,
            INDArray ofFactors,
            Map<String, INDArray> ofParameters,
            LayerWorkspaceMgr workspaces) {
        INDArray ofLogits = ofFactors.mul(factors).muli(factors.rsub(1));
        ChannelGating.Gradients gradients = gating.backward(parameters, pooled, ofLogits);
        gradients
                .parameters()
                .forEach((name, gradient) -> ofParameters.get(name).assign(gradient));
        return gradients.pooled();
    }

    @Override
    public void close() {
        // It has nothing.
    }
}
