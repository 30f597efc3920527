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

/** An addition of two maps of the same shape. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class AddVertex extends ElementWiseVertex {
    private static final long serialVersionUID = 1L;

    private final transient List<Border> entries;
    private final transient Border exit;

    AddVertex(ComputationGraph graph, GraphVertex stock, Layout first, Layout second, Layout computes, Layout out) {
        super(
                graph,
                stock.getVertexName(),
                stock.getVertexIndex(),
                stock.getInputVertices(),
                stock.getOutputVertices(),
                Op.Add,
                DataType.FLOAT);
        entries = List.of(new Border(first, computes), new Border(second, computes));
        exit = new Border(out, computes);
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray first = entries.get(0).in(getInputs()[0], ArrayType.FF_WORKING_MEM, workspaces);
        INDArray second = entries.get(1).in(getInputs()[1], ArrayType.FF_WORKING_MEM, workspaces);
        INDArray sum = workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, first.shape(), 'c');
        first.addi(second, sum);
        return exit.out(sum, ArrayType.ACTIVATIONS, workspaces);
    }

    /** Each path gets an array of its own, for Deeplearning4j adds to them. */
    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        INDArray gradient = exit.in(getEpsilon(), ArrayType.BP_WORKING_MEM, workspaces);
        INDArray[] gradients = new INDArray[entries.size()];
        for (int i = 0; i < entries.size(); i++) {
            INDArray copy = workspaces.dup(ArrayType.ACTIVATION_GRAD, gradient, 'c');
            gradients[i] = entries.get(i).out(copy, ArrayType.ACTIVATION_GRAD, workspaces);
        }
        return new Pair<>(null, gradients);
    }
}
