/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.runtime.vertices.LayerReplacement;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The vertex of a layer that oneDNN computes. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
abstract class OneDnnVertex extends LayerReplacement implements Resource {
    private static final long serialVersionUID = 1L;

    private final transient VertexFormats formats;
    private final transient Border entry;
    private final transient Border exit;
    private final transient GradientMemory gradientMemory;
    private final transient MapMemory mapMemory;

    /**
     * @param stock the vertex that this one stands for
     * @param formats the formats of what it takes, computes and gives
     */
    OneDnnVertex(ComputationGraph graph, LayerVertex stock, VertexFormats formats) {
        super(graph, stock, DataType.FLOAT);
        this.formats = formats;
        entry = new Border(formats.in(), formats.reads());
        exit = new Border(formats.out(), formats.computes());
        gradientMemory = ((OneDnnGraph) graph).gradientMemory();
        mapMemory = ((OneDnnGraph) graph).mapMemory();
    }

    @Override
    public final INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray maps = read(ArrayType.FF_WORKING_MEM, workspaces);
        INDArray result = handedOn(forward(maps, training, workspaces), workspaces);
        BriefMaps.wereRead(getLayer().input());
        return result;
    }

    @Override
    public final Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        INDArray maps = read(ArrayType.BP_WORKING_MEM, workspaces);
        Pair<Gradient, INDArray> gradients = backward(maps, received(getEpsilon(), workspaces), workspaces);
        BriefMaps.leave(getLayer().input());
        INDArray computed = gradients.getSecond();
        if (computed != getEpsilon()) {
            GradientMemory.giveBack(getEpsilon());
        }
        if (computed == null) {
            return new Pair<>(gradients.getFirst(), new INDArray[] {null});
        }
        INDArray back = GradientMemory.handedBack(this, 0, entry, computed, workspaces);
        return new Pair<>(gradients.getFirst(), new INDArray[] {back});
    }

    /** An array for the gradient of maps that are read. */
    final INDArray createGradient(INDArray maps, LayerWorkspaceMgr workspaces) {
        return createGradient(shape(maps), workspaces);
    }

    /** An array for the gradient of maps of a shape. */
    final INDArray createGradient(MapShape shape, LayerWorkspaceMgr workspaces) {
        return gradientMemory.lend(shape, workspaces);
    }

    /** A gradient that is added to that of another path, if there is one. */
    final INDArray createGradient(MapShape shape, MapSummand summand, LayerWorkspaceMgr workspaces) {
        return gradientMemory.later(shape, summand, workspaces);
    }

    /** An array for maps that it gives. */
    final INDArray createResult(MapShape shape, LayerWorkspaceMgr workspaces) {
        return mapMemory.keep(shape, workspaces);
    }

    /**
     * An array for maps that it gives, and can compute once more from those that it was given, if these are not a copy that is gone then.
     *
     * @param readers how many vertices read them in the forward pass, if those are oneDNN's; otherwise 0
     * @param again computes them, from the same maps, into an array
     */
    final INDArray createResult(
            INDArray maps,
            MapShape shape,
            int readers,
            BiConsumer<INDArray, INDArray> again,
            LayerWorkspaceMgr workspaces) {
        if (maps != getLayer().input()) {
            return mapMemory.keep(shape, workspaces);
        }
        Consumer<INDArray> into = result -> {
            again.accept(maps, result);
            BriefMaps.leave(maps);
        };
        return mapMemory.lend(shape, readers, into, workspaces);
    }

    private INDArray read(ArrayType memory, LayerWorkspaceMgr workspaces) {
        return entry.in(getLayer().input(), memory, workspaces);
    }

    final VertexFormats formats() {
        return formats;
    }

    /** The shape of maps that are read. */
    final MapShape shape(INDArray maps) {
        return formats.reads().shape(maps);
    }

    /** @return what the layer makes of the maps, in memory for activations */
    abstract INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces);

    /**
     * @param maps the maps that the last forward pass had
     * @param gradient the gradient of what it gave
     * @return the gradients of the parameters, and that of the maps in memory for gradients; null where nobody needs it
     */
    abstract Pair<Gradient, INDArray> backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces);

    /** What {@link #forward} gives, as others take it. */
    INDArray handedOn(INDArray maps, LayerWorkspaceMgr workspaces) {
        return exit.out(maps, ArrayType.ACTIVATIONS, workspaces);
    }

    /** The gradient of what was handed on, as {@link #backward} takes it. */
    INDArray received(INDArray gradient, LayerWorkspaceMgr workspaces) {
        return exit.in(gradient, ArrayType.BP_WORKING_MEM, workspaces);
    }

    @Override
    public void close() {
        entry.close();
        exit.close();
    }

    /** An array for maps that the layer gives. */
    static INDArray create(MapShape shape, ArrayType memory, LayerWorkspaceMgr workspaces) {
        return workspaces.createUninitialized(memory, shape.format().type(), shape.dimensions(), 'c');
    }
}
