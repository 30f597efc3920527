package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;

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
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A product of maps and a number for each of their channels, the gate of a squeeze-excitation. For oneDNN it is, image by image, a
 * normalization of mean 0 and variance 1 whose scale is the gate: its backward pass gives both gradients at once.
 */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class ScaleVertex extends ElementWiseVertex implements Resource {
    private static final long serialVersionUID = 1L;

    private final transient MapFormat computes;
    private final transient Border entry;
    private final transient Border gateEntry;
    private final transient Border exit;
    private final transient Recent<MapShape, NormalizationKernels> kernels =
            new Recent<>(NormalizationKernels::ofGivenStatistics);

    ScaleVertex(
            ComputationGraph graph,
            GraphVertex stock,
            MapFormat mapsIn,
            MapFormat gateIn,
            MapFormat computes,
            MapFormat out) {
        super(
                graph,
                stock.getVertexName(),
                stock.getVertexIndex(),
                stock.getInputVertices(),
                stock.getOutputVertices(),
                Op.Product,
                DataType.FLOAT);
        this.computes = computes;
        entry = new Border(mapsIn, computes);
        gateEntry = new Border(gateIn, MapFormat.STOCK);
        exit = new Border(out, computes);
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray maps = entry.in(getInputs()[0], ArrayType.FF_WORKING_MEM, workspaces);
        INDArray result = workspaces.createUninitialized(ArrayType.ACTIVATIONS, computes.type(), maps.shape(), 'c');
        INDArray gates = gates(ArrayType.FF_WORKING_MEM, workspaces);
        INDArray zeros = constant(0, gates.size(1), ArrayType.FF_WORKING_MEM, workspaces);
        INDArray ones = constant(1, gates.size(1), ArrayType.FF_WORKING_MEM, workspaces);
        Kernel kernel = kernels.get(shapeOfOne(maps)).inference();
        for (long image = 0; image < maps.size(0); image++) {
            kernel.run(
                    Map.of(
                            DNNL_ARG_SRC,
                            image(maps, image),
                            DNNL_ARG_DST,
                            image(result, image),
                            DNNL_ARG_MEAN,
                            zeros,
                            DNNL_ARG_VARIANCE,
                            ones,
                            DNNL_ARG_SCALE,
                            image(gates, image),
                            DNNL_ARG_SHIFT,
                            zeros),
                    ArrayType.FF_WORKING_MEM,
                    workspaces);
        }
        return exit.out(result, ArrayType.ACTIVATIONS, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        INDArray maps = entry.in(getInputs()[0], ArrayType.BP_WORKING_MEM, workspaces);
        INDArray gradient = exit.in(getEpsilon(), ArrayType.BP_WORKING_MEM, workspaces);
        INDArray gates = gates(ArrayType.BP_WORKING_MEM, workspaces);
        long channels = gates.size(1);
        INDArray mapsGradient =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, computes.type(), maps.shape(), 'c');
        INDArray gatesGradient =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, maps.size(0), channels);
        INDArray zeros = constant(0, channels, ArrayType.BP_WORKING_MEM, workspaces);
        INDArray ones = constant(1, channels, ArrayType.BP_WORKING_MEM, workspaces);
        INDArray unused = constant(0, channels, ArrayType.BP_WORKING_MEM, workspaces);
        Kernel kernel = kernels.get(shapeOfOne(maps)).backward();
        for (long image = 0; image < maps.size(0); image++) {
            kernel.run(
                    Map.of(
                            DNNL_ARG_SRC, image(maps, image),
                            DNNL_ARG_DIFF_DST, image(gradient, image),
                            DNNL_ARG_DIFF_SRC, image(mapsGradient, image),
                            DNNL_ARG_MEAN, zeros,
                            DNNL_ARG_VARIANCE, ones,
                            DNNL_ARG_SCALE, image(gates, image),
                            DNNL_ARG_SHIFT, zeros,
                            DNNL_ARG_DIFF_SCALE, image(gatesGradient, image),
                            DNNL_ARG_DIFF_SHIFT, unused),
                    ArrayType.BP_WORKING_MEM,
                    workspaces);
        }
        return new Pair<>(null, new INDArray[] {
            entry.out(mapsGradient, ArrayType.ACTIVATION_GRAD, workspaces),
            gateEntry.out(
                    gatesGradient.reshape('c', maps.size(0), channels, 1, 1), ArrayType.ACTIVATION_GRAD, workspaces)
        });
    }

    private MapShape shapeOfOne(INDArray maps) {
        MapShape all = computes.shape(maps);
        return new MapShape(computes, 1, all.height(), all.width(), all.channels());
    }

    private static INDArray constant(double value, long channels, ArrayType memory, LayerWorkspaceMgr workspaces) {
        return workspaces.createUninitialized(memory, DataType.FLOAT, channels).assign(value);
    }

    /** {@code [N, C]}, of 32 bits as the scale of a normalization is. */
    private INDArray gates(ArrayType memory, LayerWorkspaceMgr workspaces) {
        INDArray gates = gateEntry.in(getInputs()[1], memory, workspaces);
        return gates.reshape('c', gates.size(0), gates.size(1));
    }

    private static INDArray image(INDArray batch, long image) {
        return batch.get(NDArrayIndex.point(image));
    }

    @Override
    public void close() {
        entry.close();
        gateEntry.close();
        exit.close();
        kernels.close();
    }
}
