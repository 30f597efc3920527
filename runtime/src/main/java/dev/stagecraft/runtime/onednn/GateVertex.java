/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.program.Gating;
import dev.stagecraft.runtime.layers.ChannelGate;
import java.util.List;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A channel attention: oneDNN pools and scales the maps, and between are a few numbers for each channel. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class GateVertex extends OneDnnVertex {
    private static final long serialVersionUID = 1L;

    private final transient GateFactors factors;
    private final transient List<ChannelPool> pools;
    private final transient MapScale scale;
    private final transient int readers;
    private transient INDArray pooled;
    private transient INDArray gates;

    /** @param readers how many vertices read what it gives, if those are oneDNN's; otherwise 0 */
    GateVertex(ComputationGraph graph, LayerVertex stock, Gating gating, VertexFormats formats, int readers) {
        super(graph, stock, formats);
        this.readers = readers;
        MapFormat computes = formats.computes();
        factors = GateFactors.of(gating, ((ChannelGate) stock.getLayer().conf().getLayer()).gating());
        pools = factors.pools().stream()
                .map(kind -> new ChannelPool(computes, kind))
                .toList();
        scale = MapScale.ofChannels(computes);
    }

    @Override
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        MapShape shape = shape(maps);
        INDArray values = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS,
                DataType.FLOAT,
                new long[] {pools.size() * shape.images(), shape.channels()},
                'c');
        for (int i = 0; i < pools.size(); i++) {
            rows(values, i).assign(pools.get(i).forward(maps, training, workspaces));
        }
        INDArray computed = factors.forward(getLayer().paramTable(), values, workspaces);
        pooled = training ? values : null;
        gates = training ? computed : null;
        INDArray result = createResult(maps, shape, readers, this::again, workspaces);
        scale.forward(maps, computed, result, workspaces);
        return result;
    }

    private void again(INDArray maps, INDArray result) {
        scale.forward(maps, gates, result, LayerWorkspaceMgr.noWorkspaces());
    }

    @Override
    Pair<Gradient, INDArray> backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray result = createGradient(maps, workspaces);
        INDArray ofGates = scale.backward(maps, gates, gradient, result, workspaces);
        INDArray ofPooled =
                factors.backward(getLayer().paramTable(), pooled, gates, ofGates, gradientViews(), workspaces);
        for (int i = 0; i < pools.size(); i++) {
            pools.get(i).addBackward(maps, rows(ofPooled, i), result, workspaces);
        }
        Gradient gradients = new DefaultGradient();
        gradientViews().forEach((name, view) -> gradients.setGradientFor(name, view, 'c'));
        return new Pair<>(gradients, result);
    }

    /** Those of one pool. */
    private INDArray rows(INDArray values, int pool) {
        long images = values.size(0) / pools.size();
        return values.get(NDArrayIndex.interval(pool * images, (pool + 1) * images), NDArrayIndex.all());
    }

    @Override
    public void clear() {
        super.clear();
        pooled = null;
        gates = null;
    }

    @Override
    public void close() {
        super.close();
        pools.forEach(Resource::close);
        scale.close();
        factors.close();
    }
}
