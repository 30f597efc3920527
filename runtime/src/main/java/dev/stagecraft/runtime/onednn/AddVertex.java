/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.ElementWiseVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An addition of two maps of the same shape, and the ReLU behind it if nobody else reads the sum. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class AddVertex extends ElementWiseVertex implements Resource {
    private static final long serialVersionUID = 1L;

    private final transient MapFormat computes;
    private final transient boolean isRectified;
    private final transient boolean sharesGradient;
    private final transient List<Border> entries;
    private final transient Border exit;
    private final transient Recent<MapShape, AddKernels> kernels;
    private final transient GradientMemory gradientMemory;
    private final transient MapMemory mapMemory;
    private transient INDArray rectifiedSum;

    /**
     * @param isRectified whether it computes the ReLU behind it too
     * @param sharesGradient whether both inputs may be given the same array as their gradient
     */
    AddVertex(
            ComputationGraph graph,
            GraphVertex stock,
            List<MapFormat> in,
            MapFormat computes,
            MapFormat out,
            boolean isRectified,
            boolean sharesGradient) {
        super(
                graph,
                stock.getVertexName(),
                stock.getVertexIndex(),
                stock.getInputVertices(),
                stock.getOutputVertices(),
                Op.Add,
                DataType.FLOAT);
        this.computes = computes;
        this.isRectified = isRectified;
        this.sharesGradient = sharesGradient;
        entries = in.stream().map(format -> new Border(format, computes)).toList();
        exit = new Border(out, computes);
        kernels = new Recent<>(shape -> new AddKernels(shape, isRectified));
        gradientMemory = ((OneDnnGraph) graph).gradientMemory();
        mapMemory = ((OneDnnGraph) graph).mapMemory();
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray first = entries.get(0).in(getInputs()[0], ArrayType.FF_WORKING_MEM, workspaces);
        INDArray second = entries.get(1).in(getInputs()[1], ArrayType.FF_WORKING_MEM, workspaces);
        INDArray sum = mapMemory.keep(computes.shape(first), workspaces);
        kernels.get(computes.shape(first))
                .forward()
                .run(Map.of(DNNL_ARG_SRC_0, first, DNNL_ARG_SRC_1, second, DNNL_ARG_DST, sum));
        rectifiedSum = training && isRectified ? sum : null;
        BriefMaps.wereRead(getInputs()[0]);
        BriefMaps.wereRead(getInputs()[1]);
        return exit.out(sum, ArrayType.ACTIVATIONS, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        INDArray gradient = exit.in(getEpsilon(), ArrayType.BP_WORKING_MEM, workspaces);
        INDArray first = isRectified ? rectified(gradient, workspaces) : copy(gradient, workspaces);
        if (first != getEpsilon()) {
            GradientMemory.giveBack(getEpsilon());
        }
        INDArray second = sharesGradient ? first : copy(first, workspaces);
        if (sharesGradient) {
            GradientMemory.share(first);
        }
        return new Pair<>(null, new INDArray[] {handedBack(0, first, workspaces), handedBack(1, second, workspaces)});
    }

    private INDArray handedBack(int input, INDArray gradient, LayerWorkspaceMgr workspaces) {
        return GradientMemory.handedBack(this, input, entries.get(input), gradient, workspaces);
    }

    private INDArray rectified(INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray result = GradientMemory.mayOverwrite(gradient)
                ? gradient
                : gradientMemory.lend(computes.shape(gradient), workspaces);
        kernels.get(computes.shape(gradient))
                .backward()
                .run(Map.of(DNNL_ARG_SRC, rectifiedSum, DNNL_ARG_DIFF_DST, gradient, DNNL_ARG_DIFF_SRC, result));
        return result;
    }

    /** In memory that others give back when they have added to it, or read it. */
    private INDArray copy(INDArray gradient, LayerWorkspaceMgr workspaces) {
        return gradientMemory.lend(computes.shape(gradient), workspaces).assign(gradient);
    }

    @Override
    public void clear() {
        super.clear();
        rectifiedSum = null;
    }

    @Override
    public void close() {
        entries.forEach(Border::close);
        exit.close();
        kernels.close();
    }
}
