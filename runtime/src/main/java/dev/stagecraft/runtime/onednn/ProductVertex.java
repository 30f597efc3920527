/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import java.util.List;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.ElementWiseVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A product of two maps: of one shape, or of a number for each channel and a number for each pixel, as a BAM has both. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class ProductVertex extends ElementWiseVertex implements Resource {
    private static final long serialVersionUID = 1L;

    private final transient List<Border> entries;
    private final transient Border exit;
    private final transient MapFormat computes;
    private final transient MapProduct product;
    private final transient GradientMemory gradientMemory;

    ProductVertex(
            ComputationGraph graph,
            GraphVertex stock,
            List<MapFormat> in,
            MapFormat computes,
            MapFormat out,
            MapProduct product) {
        super(
                graph,
                stock.getVertexName(),
                stock.getVertexIndex(),
                stock.getInputVertices(),
                stock.getOutputVertices(),
                Op.Product,
                DataType.FLOAT);
        entries = in.stream().map(format -> new Border(format, computes)).toList();
        exit = new Border(out, computes);
        this.computes = computes;
        this.product = product;
        gradientMemory = ((OneDnnGraph) graph).gradientMemory();
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray first = factor(0, ArrayType.FF_WORKING_MEM, workspaces);
        INDArray second = factor(1, ArrayType.FF_WORKING_MEM, workspaces);
        MapShape shape = shape(first, second);
        INDArray result = OneDnnVertex.create(shape, ArrayType.ACTIVATIONS, workspaces);
        product.forward(shape, first, second, result);
        BriefMaps.wereRead(getInputs()[0]);
        BriefMaps.wereRead(getInputs()[1]);
        return exit.out(result, ArrayType.ACTIVATIONS, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        INDArray first = factor(0, ArrayType.BP_WORKING_MEM, workspaces);
        INDArray second = factor(1, ArrayType.BP_WORKING_MEM, workspaces);
        INDArray gradient = exit.in(getEpsilon(), ArrayType.BP_WORKING_MEM, workspaces);
        INDArray ofFirst = gradientMemory.lend(computes.shape(first), workspaces);
        INDArray ofSecond = gradientMemory.lend(computes.shape(second), workspaces);
        product.backward(shape(first, second), first, second, gradient, ofFirst, ofSecond);
        BriefMaps.leave(getInputs()[0]);
        BriefMaps.leave(getInputs()[1]);
        GradientMemory.giveBack(getEpsilon());
        return new Pair<>(null, new INDArray[] {
            GradientMemory.handedBack(this, 0, entries.get(0), ofFirst, workspaces),
            GradientMemory.handedBack(this, 1, entries.get(1), ofSecond, workspaces)
        });
    }

    private INDArray factor(int input, ArrayType memory, LayerWorkspaceMgr workspaces) {
        return entries.get(input).in(getInputs()[input], memory, workspaces);
    }

    /** That of the product. */
    private MapShape shape(INDArray first, INDArray second) {
        MapShape one = computes.shape(first);
        MapShape other = computes.shape(second);
        return new MapShape(
                computes,
                one.images(),
                Math.max(one.height(), other.height()),
                Math.max(one.width(), other.width()),
                Math.max(one.channels(), other.channels()));
    }

    @Override
    public void close() {
        entries.forEach(Border::close);
        exit.close();
        product.close();
    }
}
