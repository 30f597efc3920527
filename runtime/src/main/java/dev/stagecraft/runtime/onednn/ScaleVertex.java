/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.ElementWiseVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A product of maps and a number for each of their channels, the gate of a squeeze-excitation, or for each of their pixels, that of a CBAM. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class ScaleVertex extends ElementWiseVertex implements Resource {
    private static final long serialVersionUID = 1L;

    private final transient Border entry;
    private final transient Border gateEntry;
    private final transient Border exit;
    private final transient MapScale scale;
    private final transient int readers;
    private final transient MapFormat computes;
    private final transient GradientMemory gradientMemory;
    private final transient MapMemory mapMemory;

    /** @param readers how many vertices read what it gives, if those are oneDNN's; otherwise 0 */
    ScaleVertex(
            ComputationGraph graph,
            GraphVertex stock,
            MapFormat mapsIn,
            MapFormat gateIn,
            MapFormat computes,
            MapFormat out,
            MapScale scale,
            int readers) {
        super(
                graph,
                stock.getVertexName(),
                stock.getVertexIndex(),
                stock.getInputVertices(),
                stock.getOutputVertices(),
                Op.Product,
                DataType.FLOAT);
        entry = new Border(mapsIn, computes);
        gateEntry = new Border(gateIn, MapFormat.DEEPLEARNING4J);
        exit = new Border(out, computes);
        this.scale = scale;
        this.readers = readers;
        this.computes = computes;
        gradientMemory = ((OneDnnGraph) graph).gradientMemory();
        mapMemory = ((OneDnnGraph) graph).mapMemory();
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray maps = entry.in(getInputs()[0], ArrayType.FF_WORKING_MEM, workspaces);
        INDArray gates = gateEntry.in(getInputs()[1], ArrayType.FF_WORKING_MEM, workspaces);
        boolean isThereLater = maps == getInputs()[0];
        INDArray result = mapMemory.lend(computes.shape(maps), isThereLater ? readers : 0, this::again, workspaces);
        scale.forward(maps, flat(gates), result, workspaces);
        BriefMaps.wereRead(getInputs()[0]);
        BriefMaps.wereRead(getInputs()[1]);
        return exit.out(result, ArrayType.ACTIVATIONS, workspaces);
    }

    private void again(INDArray result) {
        LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
        INDArray gates = gateEntry.in(getInputs()[1], ArrayType.FF_WORKING_MEM, workspaces);
        scale.forward(getInputs()[0], flat(gates), result, workspaces);
        BriefMaps.leave(getInputs()[0]);
        BriefMaps.leave(getInputs()[1]);
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        INDArray maps = entry.in(getInputs()[0], ArrayType.BP_WORKING_MEM, workspaces);
        INDArray gradient = exit.in(getEpsilon(), ArrayType.BP_WORKING_MEM, workspaces);
        INDArray gates = gateEntry.in(getInputs()[1], ArrayType.BP_WORKING_MEM, workspaces);
        INDArray ofMaps = gradientMemory.lend(computes.shape(maps), workspaces);
        INDArray ofGates =
                scale.backward(maps, flat(gates), gradient, ofMaps, workspaces).reshape('c', gates.shape());
        BriefMaps.leave(getInputs()[0]);
        BriefMaps.leave(getInputs()[1]);
        GradientMemory.giveBack(getEpsilon());
        INDArray back = GradientMemory.handedBack(this, 0, entry, ofMaps, workspaces);
        return new Pair<>(null, new INDArray[] {back, gateEntry.out(ofGates, ArrayType.ACTIVATION_GRAD, workspaces)});
    }

    /** {@code [N, C]} or {@code [N, H x W]} */
    private static INDArray flat(INDArray gates) {
        return gates.reshape('c', gates.size(0), gates.length() / gates.size(0));
    }

    @Override
    public void close() {
        entry.close();
        gateEntry.close();
        exit.close();
        scale.close();
    }
}
