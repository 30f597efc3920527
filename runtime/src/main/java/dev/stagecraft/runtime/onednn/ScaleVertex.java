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
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A product of maps and a number for each of their channels, the gate of a squeeze-excitation. oneDNN has no fast one; with channels
 * last it is a product of each image's matrix {@code [H W, C]} and a row, which ND4J computes fast.
 */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class ScaleVertex extends ElementWiseVertex {
    private static final long serialVersionUID = 1L;

    private final transient Layout mapsIn;
    private final transient Layout gateIn;
    private final transient Layout out;

    ScaleVertex(ComputationGraph graph, GraphVertex stock, Layout mapsIn, Layout gateIn, Layout out) {
        super(
                graph,
                stock.getVertexName(),
                stock.getVertexIndex(),
                stock.getInputVertices(),
                stock.getOutputVertices(),
                Op.Product,
                DataType.FLOAT);
        this.mapsIn = mapsIn;
        this.gateIn = gateIn;
        this.out = out;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray maps = mapsIn.toLast(getInputs()[0], ArrayType.FF_WORKING_MEM, workspaces);
        INDArray result = scaled(maps, ArrayType.ACTIVATIONS, workspaces);
        return out.fromLast(result, ArrayType.ACTIVATIONS, workspaces);
    }

    private INDArray scaled(INDArray maps, ArrayType memory, LayerWorkspaceMgr workspaces) {
        INDArray result = workspaces.createUninitialized(memory, DataType.FLOAT, maps.shape(), 'c');
        INDArray gates = rows(getInputs()[1]);
        for (long image = 0; image < maps.size(0); image++) {
            matrix(result, image).assign(matrix(maps, image)).muliRowVector(row(gates, image));
        }
        return result;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        INDArray maps = mapsIn.toLast(getInputs()[0], ArrayType.BP_WORKING_MEM, workspaces);
        INDArray gradient = out.toLast(getEpsilon(), ArrayType.BP_WORKING_MEM, workspaces);
        INDArray mapsGradient = scaled(gradient, ArrayType.ACTIVATION_GRAD, workspaces);
        INDArray gateGradient = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, DataType.FLOAT, maps.size(0), 1, 1, maps.size(3));
        INDArray ones = workspaces
                .createUninitialized(ArrayType.BP_WORKING_MEM, DataType.FLOAT, 1, maps.size(1) * maps.size(2))
                .assign(1);
        INDArray product = workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, DataType.FLOAT, maps.shape(), 'c');
        maps.muli(gradient, product);
        for (long image = 0; image < maps.size(0); image++) {
            // A sum over pixels, as the product of matrices that it is: ND4J's own sum takes several times as long.
            ones.mmuli(matrix(product, image), row(rows(gateGradient), image));
        }
        return new Pair<>(null, new INDArray[] {
            mapsIn.fromLast(mapsGradient, ArrayType.ACTIVATION_GRAD, workspaces), gateIn.ofOnePixel(gateGradient)
        });
    }

    /** {@code [N, C]} */
    private static INDArray rows(INDArray maps) {
        return maps.reshape('c', maps.size(0), maps.length() / maps.size(0));
    }

    /** {@code [1, C]} */
    private static INDArray row(INDArray rows, long image) {
        return rows.get(NDArrayIndex.interval(image, image + 1), NDArrayIndex.all());
    }

    /** An image's {@code [H W, C]}. */
    private static INDArray matrix(INDArray maps, long image) {
        return maps.reshape('c', maps.size(0), maps.size(1) * maps.size(2), maps.size(3))
                .get(NDArrayIndex.point(image), NDArrayIndex.all(), NDArrayIndex.all());
    }
}
